# SPDX-License-Identifier: GPL-3.0-or-later
# Fills a freshly initialised Request Tracker with the desk its profile describes.
use utf8;
use strict;
use warnings;
use JSON ();
use RT -init;
use Desk::Clock;
use Desk::People;
use Desk::Setup;
use Desk::Tables;
use Desk::Tiny;

my $dir      = $ENV{DESK_DIR};
my $settings = do {
    open my $in, '<', "$dir/desk.json" or die "$dir/desk.json: $!";
    local $/;
    JSON::decode_json(<$in>);
};
my $profile = do "$dir/profiles/$settings->{profile}.pl" or die $@ || $!;
my $now     = time;
my $desk    = {
    settings => $settings,
    profile  => $profile,
    services => $profile->{services},
    now      => $now,
    clock    => Desk::Clock->new( $profile->{hours}{Default}, $profile->{timezone}, $now ),
    words    => { received => "Hemos recibido su petición y le hemos dado un número. La resumimos aquí:\n\n" },
};
for my $lifecycle ( grep { ref $_->{inactive} } values %{ $profile->{lifecycles} } ) {
    $desk->{inactive}{$_} = 1 for @{ $lifecycle->{inactive} };
}
$desk->{level} = sub {
    my ($queue) = @_;
    my $agreements = $profile->{agreements};
    return $queue->{no_sla} ? undef : $agreements->{QueueDefault}{ $queue->{name} } // $agreements->{Default};
};

# The same desk every time, apart from its dates, which end now.
srand 20240515;
$RT::Handle->dbh->do('PRAGMA journal_mode=WAL');
Desk::Setup::run($desk);
Desk::People::run($desk);
$RT::Handle->dbh->disconnect;

$desk->{tables} = Desk::Tables->new("$dir/rt.sqlite");
Desk::People::phones( $desk, Desk::Tables::iso($now) );
Desk::Tiny::run($desk) if $settings->{profile} eq 'tiny';
$desk->{tables}->finish;
