# SPDX-License-Identifier: GPL-3.0-or-later
# The people who ask for help: a name, an address, a department, a telephone.
package Desk::People;
use utf8;
use strict;
use warnings;
use Unicode::Normalize ();
use Desk::Setup;

# Makes the profile's fixed people or invents as many as the settings say; sets $desk->{people}.
sub run {
    my ($desk) = @_;
    my $profile = $desk->{profile};
    my @wanted = $profile->{people} ? @{ $profile->{people} } : invent( $desk, $desk->{settings}{people} );
    my %taken;
    RT->DatabaseHandle->BeginTransaction;
    for my $one (@wanted) {
        my ( $real, $department, $phone ) = @$one;
        my $address = address( $real, $profile->{domain}, \%taken );
        my $user = Desk::Setup::new_object(
            'RT::User',
            Name               => $address,
            EmailAddress       => $address,
            RealName           => $real,
            Organization       => $department,
            WorkPhone          => $phone,
            MobilePhone        => $phone =~ /^6/ ? $phone : undef,
            Privileged         => 0,
            _RecordTransaction => 0,
        );
        push @{ $desk->{people} },
            { id => $user->id, name => $real, mail => $address, department => $department, phone => $phone };
    }
    RT->DatabaseHandle->Commit;
}

# Agents cannot read the telephone column of other people's records, so it is repeated in a field they may see.
sub phones {
    my ( $desk, $time ) = @_;
    $desk->{tables}->add_field_value( $desk->{field}{phone}, 'RT::User', $_->{id}, $_->{phone}, 1, $time )
        for @{ $desk->{people} };
}

sub address {
    my ( $real, $domain, $taken ) = @_;
    my @words = split ' ', lc Unicode::Normalize::NFD($real) =~ s/\pM//gr;
    my $name = join '.', map { s/[^a-z]//gr } @words[ 0, 1 ];
    $taken->{$name}++;
    return $name . ( $taken->{$name} > 1 ? $taken->{$name} : '' ) . "\@$domain";
}

sub invent {
    my ( $desk, $count ) = @_;
    my $profile = $desk->{profile};
    my @people;
    for my $number ( 1 .. $count ) {
        my @last = map { pick( $profile->{last_names} ) } 1 .. $profile->{last_name_count} // 2;
        my $phone = rand() < 0.2 ? 600_000_000 + int rand 99_999_999 : ( $profile->{extensions} // 3000 ) + $number;
        push @people, [ join( ' ', pick( $profile->{first_names} ), @last ), pick( $profile->{departments} ), $phone ];
    }
    return @people;
}

sub pick { my ($list) = @_; return $list->[ int rand @$list ] }

1;
