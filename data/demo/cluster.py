# SPDX-License-Identifier: GPL-3.0-or-later
"""A private PostgreSQL inside a desk's folder: only a socket there, nobody else's cluster, no file outside it."""

import os
import pathlib
import signal
import subprocess
import time

SETTINGS = """
# One desk, thrown away with its folder: no network, and a crash may cost the last second.
listen_addresses = ''
unix_socket_permissions = 0700
synchronous_commit = off
max_connections = 40
shared_buffers = 192MB
maintenance_work_mem = 256MB
max_wal_size = 2GB
checkpoint_timeout = 15min
jit = off
"""
# What the system lets the path of a socket be, less the name PostgreSQL gives it.
LONGEST = 107 - len("/.s.PGSQL.5432")


class ClusterError(Exception):
    """Something the person at the terminal can act on."""


def programs():
    """The folder of the newest PostgreSQL that is installed."""
    found = [path.parent for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb") if (path.parent / "postgres").exists()]
    if not found or not any(os.path.exists(f"{folder}/DBD/Pg.pm") for folder in perl_folders()):
        raise ClusterError("PostgreSQL or Perl's driver for it is not installed. Install them with:\n  apt-get install postgresql libdbd-pg-perl")
    return max(found, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0)


def perl_folders():
    done = subprocess.run(["perl", "-e", "print join qq(\\n), @INC"], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


class Cluster:
    """The cluster of one desk. identity: the arguments that make root an ordinary user; started_at: a process's birth."""

    def __init__(self, desk, identity, environment, started_at):
        self.desk = desk
        self.folder = desk / "pg"
        self.identity = identity
        self.environment = environment
        self.started_at = started_at

    def common(self, log):
        return {
            "env": self.environment,
            "cwd": self.desk,
            "umask": 0o077,
            "stdin": subprocess.DEVNULL,
            "stdout": log,
            "stderr": log,
            **self.identity,
        }

    def log(self):
        return open(os.open(self.desk / "log/postgres.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")

    def create(self):
        """Makes the folder, which belongs to the ordinary user already, into a cluster with one superuser, rt."""
        command = [programs() / "initdb", "-D", self.folder / "data", "-U", "rt", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        with self.log() as log:
            done = subprocess.run([*map(str, command), "--no-sync"], check=False, **self.common(log))
        if done.returncode != 0:
            raise ClusterError(f"initdb failed (exit {done.returncode}); see {self.desk}/log/postgres.log.")
        with open(self.folder / "data/postgresql.conf", "a", encoding="utf-8") as stream:
            stream.write(SETTINGS)

    def pid(self):
        try:
            pid, start = (self.desk / "postgres.pid").read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return None
        return int(pid) if self.started_at(int(pid)) == start else None

    def start(self, seconds=60):
        if len(str(self.folder)) > LONGEST:
            raise ClusterError(f"{self.folder} is too long for PostgreSQL's socket. Choose a folder with a shorter path.")
        bin_folder = programs()
        if not self.pid():
            command = [bin_folder / "postgres", "-D", self.folder / "data", "-k", self.folder]
            with self.log() as log:
                server = subprocess.Popen([*map(str, command)], start_new_session=True, **self.common(log))
            with open(self.desk / "postgres.pid", "w", encoding="ascii") as stream:
                os.fchmod(stream.fileno(), 0o600)
                stream.write(f"{server.pid} {self.started_at(server.pid)}\n")
        deadline = time.monotonic() + seconds
        ready = [str(bin_folder / "pg_isready"), "-q", "-h", str(self.folder), "-U", "rt", "-d", "postgres"]
        while subprocess.run(ready, check=False, **self.common(subprocess.DEVNULL)).returncode != 0:
            if not self.pid():
                raise ClusterError(f"PostgreSQL ended while starting; see {self.desk}/log/postgres.log.")
            if time.monotonic() > deadline:
                raise ClusterError(f"PostgreSQL did not answer within {seconds} seconds; see {self.desk}/log/postgres.log.")
            time.sleep(0.1)

    def stop(self, seconds=60):
        pid = self.pid()
        if pid:
            # INT: connections are closed, everything is written.
            os.kill(pid, signal.SIGINT)
            deadline = time.monotonic() + seconds
            while self.pid():
                if time.monotonic() > deadline:
                    raise ClusterError(f"PostgreSQL (process {pid}) did not end within {seconds} seconds.")
                time.sleep(0.05)
        (self.desk / "postgres.pid").unlink(missing_ok=True)
