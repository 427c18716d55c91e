#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing line counts cases, and no crash passes for a success."""
import unittest

from summary import cases


def kinds(result, out, status=0):
    return [kind for kind, _, _ in
            cases({'name': 't', 'result': result, 'stdout': out, 'stderr': '', 'returncode': status})]


class SummaryTest(unittest.TestCase):
    def test_each_tap_line_is_a_case(self):
        out = 'TAP version 13\n# random seed\n1..3\n# Start of x tests\nok 1 /x/a\nok 2 /x/b # SKIP no disk\nnot ok 3 /x/c\n'
        self.assertEqual(kinds('FAIL', out), ['passed', 'skipped', 'failed'])

    def test_a_reason_is_kept(self):
        skipped = cases({'name': 't', 'result': 'OK', 'stdout': '1..1\nok 1 /x/b # SKIP no disk\n'})
        self.assertEqual(skipped, [('skipped', 't: /x/b', 'no disk')])

    def test_a_crash_after_good_cases_fails(self):
        self.assertEqual(kinds('ERROR', '1..2\nok 1 /x/a\n', -11), ['passed', 'failed'])

    def test_a_timeout_without_output_fails(self):
        self.assertEqual(kinds('TIMEOUT', ''), ['failed'])

    def test_an_empty_plan_is_a_skip(self):
        self.assertEqual(kinds('SKIP', '1..0 # SKIP no display\n'), ['skipped'])

    def test_a_plain_program_is_one_case(self):
        self.assertEqual(kinds('OK', 'all is well\n'), ['passed'])
        self.assertEqual(kinds('FAIL', 'all is lost\n', 1), ['failed'])
        self.assertEqual(kinds('SKIP', '# SKIP not here\n', 77), ['skipped'])


if __name__ == '__main__':
    unittest.main()
