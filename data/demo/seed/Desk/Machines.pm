# SPDX-License-Identifier: GPL-3.0-or-later
# Machines: who holds them, where they are and how one connects to them.
package Desk::Machines;
use utf8;
use strict;
use warnings;
use Desk::People;
use Desk::Tables;
use Unicode::Normalize ();

# What a desk is equipped with: prefix, protocol, share of the park, held by a person.
my @KINDS = (
    [ 'PC',  'rdp',   45, 1 ], [ 'PC',  'vnc', 25, 1 ], [ 'PT', 'rdp', 12, 1 ], [ 'VM', 'spice', 4, 0 ],
    [ 'SRV', 'ssh',   5,  0 ], [ 'SW',  'ssh', 4,  0 ], [ 'IMP', 'web', 5, 0 ],
);

# Writes the profile's fixed machines or invents as many as the settings say; sets $desk->{machines}.
sub run {
    my ($desk) = @_;
    my @wanted = $desk->{profile}{machines} ? @{ $desk->{profile}{machines} } : invent($desk);
    my $time = Desk::Tables::iso( $desk->{now} - 300 * 86400 );
    add( $desk, $_, $time ) for @wanted;
}

# What is written down of the first of them, a line each: of which it was, and how many days ago.
my @SOFTWARE = ( [ 'LibreOffice 7.4.7', 200 ], [ 'Firefox ESR 115.9', 120 ], [ 'AutoFirma 1.8.2', 60 ] );
my @FAILURES = ( [ 'La pantalla parpadea al encender', 45 ], [ 'No arranca a la primera', 12 ] );
my $WRITTEN_DOWN = 20;

# machine: name, address, protocol, model, location, serial, and holder (a person) or none.
sub add {
    my ( $desk, $machine, $time ) = @_;
    my $tables = $desk->{tables};
    my $id = $tables->add( 'Assets', $machine->{name}, $desk->{catalog}, 'in-use', $machine->{text} // '', 1, $time, 1, $time );
    my $holder = $machine->{holder};
    $holder = $desk->{people}[$holder] if defined $holder && !ref $holder;
    $tables->add_role( 'Owner',   'RT::Asset-Role', $id, 1, $time, 6 );
    $tables->add_role( 'HeldBy',  'RT::Asset-Role', $id, 1, $time, $holder ? $holder->{id} : () );
    $tables->add_role( 'Contact', 'RT::Asset-Role', $id, 1, $time );
    $tables->add( 'Transactions', 'RT::Asset', $id, 0, 'Create', undef, undef, undef, undef, 1, $time );
    my %value = ( %$machine, address => sprintf '%03d.%03d.%03d.%03d', split /\./, $machine->{address} );
    $tables->add_field_value( $desk->{field}{$_}, 'RT::Asset', $id, $value{$_}, 1, $time )
        for qw(address serial model protocol location);
    write_down( $desk, $id, $time ) if @{ $desk->{machines} // [] } < $WRITTEN_DOWN;
    push @{ $desk->{machines} }, { %$machine, id => $id, holder => $holder };
}

sub write_down {
    my ( $desk, $id, $time ) = @_;
    my %lines = ( software => \@SOFTWARE, failures => \@FAILURES );
    for my $kind ( sort keys %lines ) {
        for ( @{ $lines{$kind} } ) {
            my ( $what, $days ) = @$_;
            my $day = substr Desk::Tables::iso( $desk->{now} - $days * 86400 ), 0, 10;
            $desk->{tables}->add_field_value( $desk->{field}{$kind}, 'RT::Asset', $id, "$day $what", 1, $time );
        }
    }
}

sub invent {
    my ($desk) = @_;
    my $profile = $desk->{profile};
    my ( $count, %number, @machines ) = ( $desk->{settings}{assets} );
    my @people = @{ $desk->{people} };
    while ( @machines < $count ) {
        my ( $prefix, $protocol, $held ) = kind();
        my $holder = $held ? $people[ @machines % @people ] : undef;
        my $code = $holder ? short( $holder->{department} ) : 'CPD';
        my $number = ++$number{"$prefix$code"};
        my $host = @machines + 11;
        push @machines, {
            name     => sprintf( '%s-%s-%03d', $prefix, $code, $number ),
            address  => sprintf( '10.%d.%d.%d', $held ? 20 : 10, $host / 200, 10 + $host % 200 ),
            protocol => $protocol,
            model    => $held ? Desk::People::pick( $profile->{models} ) : undef,
            location => Desk::People::pick( $profile->{places} ),
            serial   => sprintf( 'VDM%05X%02d', int rand 0xfffff, $host % 100 ),
            holder   => $holder,
            text     => $holder ? $holder->{department} : '',
        };
    }
    return @machines;
}

sub kind {
    my $throw = rand 100;
    for (@KINDS) {
        return @$_[ 0, 1, 3 ] if ( $throw -= $_->[2] ) < 0;
    }
    return @{ $KINDS[0] }[ 0, 1, 3 ];
}

sub short {
    my ($department) = @_;
    my $plain = uc Unicode::Normalize::NFD($department) =~ s/\pM//gr;
    return substr $plain =~ s/[^A-Z]//gr, 0, 3;
}

1;
