# SPDX-License-Identifier: GPL-3.0-or-later
# Fills a freshly initialised Request Tracker with the desk its profile describes.
use utf8;
use strict;
use warnings;
use JSON ();
use RT -init;
use Desk::Setup;

my $dir      = $ENV{DESK_DIR};
my $settings = do {
    open my $in, '<', "$dir/desk.json" or die "$dir/desk.json: $!";
    local $/;
    JSON::decode_json(<$in>);
};
my $profile = do "$dir/profiles/$settings->{profile}.pl" or die $@ || $!;
my $desk    = { settings => $settings, profile => $profile, services => $profile->{services} };

$RT::Handle->dbh->do('PRAGMA journal_mode=WAL');
Desk::Setup::run($desk);
