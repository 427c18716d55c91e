#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's side of notifications: writes each call as one line of JSON into the file it is given."""
import json
import sys

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

INTERFACE = """<node><interface name='org.freedesktop.Notifications'>
  <method name='GetCapabilities'><arg type='as' direction='out'/></method>
  <method name='GetServerInformation'>
    <arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/>
    <arg type='s' direction='out'/></method>
  <method name='Notify'>
    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
    <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
  <signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>
  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
</interface></node>"""


def main():
    given = 0
    with open(sys.argv[1], 'a', encoding='utf-8', buffering=1) as log:
        def on_call(_connection, _sender, _path, _interface, method, parameters, invocation):
            nonlocal given
            values = parameters.unpack()
            if method == 'GetCapabilities':
                invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))
            elif method == 'GetServerInformation':
                invocation.return_value(GLib.Variant('(ssss)', ('notices', 'tests', '1', '1.2')))
            elif method == 'Notify':
                given = values[1] or given + 1
                log.write(json.dumps({'id': given, 'title': values[3], 'body': values[4],
                                      'actions': values[5][1::2]}) + '\n')
                invocation.return_value(GLib.Variant('(u)', (given,)))
            else:
                log.write(json.dumps({'closed': values[0]}) + '\n')
                invocation.return_value(None)

        def on_bus(connection, _name):
            node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
            connection.register_object('/org/freedesktop/Notifications', node.interfaces[0], on_call, None, None)

        Gio.bus_own_name(Gio.BusType.SESSION, 'org.freedesktop.Notifications', Gio.BusNameOwnerFlags.NONE, on_bus,
                         lambda *_: print('ready', flush=True), None)
        GLib.MainLoop().run()


if __name__ == '__main__':
    main()
