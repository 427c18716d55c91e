# SPDX-License-Identifier: GPL-3.0-or-later
# Fills a freshly initialised Request Tracker with the desk its profile describes.
use utf8;
use strict;
use warnings;
use JSON ();
use RT -init;
use List::Util ();
use Desk::Articles;
use Desk::Cases;
use Desk::Clock;
use Desk::Machines;
use Desk::People;
use Desk::Postgres;
use Desk::Setup;
use Desk::Stories;
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
# What is written comes from the profile itself or, when it says nothing, from the content folder.
my @articles = $profile->{articles} ? @{ $profile->{articles} } : Desk::Articles::read_all("$dir/content");
my @cases =
      $settings->{profile} eq 'tiny' ? ()
    : $profile->{cases}              ? map { Desk::Cases::check( $_, $settings->{profile} ) } @{ $profile->{cases} }
    :                                  Desk::Cases::read_all("$dir/content");
my @services = List::Util::uniq( @{ $profile->{services} }, map { $_->{service} } @articles, @cases );
$profile->{classes} = [ List::Util::uniq( @{ $profile->{classes} }, map { $_->{class} } @articles ) ];

my $desk = {
    settings => $settings,
    profile  => $profile,
    services => [ sort @services ],
    now      => $now,
    clock    => Desk::Clock->new( $profile->{hours}{Default}, $profile->{timezone}, $now ),
    words    => { received => $profile->{received} . "\n\n" },
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
my $postgres = ( $settings->{database} // 'sqlite' ) eq 'postgresql';
$RT::Handle->dbh->do('PRAGMA journal_mode=WAL') unless $postgres;
Desk::Setup::run($desk);
Desk::People::run($desk);
Desk::Articles::run( $desk, @articles );
$RT::Handle->dbh->disconnect;

$desk->{tables} = $postgres ? Desk::Postgres->new($dir) : Desk::Tables->new("$dir/rt.sqlite");
Desk::People::phones( $desk, Desk::Tables::iso($now) );
Desk::Machines::run($desk);
if   ( $settings->{profile} eq 'tiny' ) { Desk::Tiny::run($desk) }
else                                    { Desk::Stories::run( $desk, @cases ) }
$desk->{tables}->finish;
