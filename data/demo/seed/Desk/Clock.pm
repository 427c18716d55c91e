# SPDX-License-Identifier: GPL-3.0-or-later
# Business time from 400 days ago to 200 days ahead, as one running count of seconds, so that a deadline is two look-ups.
package Desk::Clock;
use utf8;
use strict;
use warnings;
use POSIX ();

sub new {
    my ( $class, $hours, $zone, $now ) = @_;
    local $ENV{TZ} = $zone;
    POSIX::tzset();
    my $self = bless { now => $now, spans => [], total => 0 }, $class;
    my %holiday = map { $_ => 1 } @{ $hours->{holidays} // [] };
    my ( $day, $month, $year ) = ( localtime $now )[ 3, 4, 5 ];
    for my $offset ( -400 .. 200 ) {
        my @noon = localtime POSIX::mktime( 0, 0, 12, $day + $offset, $month, $year );
        next if $holiday{ POSIX::strftime( '%m-%d', @noon ) } || $holiday{ POSIX::strftime( '%Y-%m-%d', @noon ) };
        my $open = $hours->{ $noon[6] } or next;
        my ( $from, $to ) = map { at_time( $_, @noon ) } @$open{qw(Start End)};
        push @{ $self->{spans} }, [ $from, $to, $self->{total} ];
        $self->{total} += $to - $from;
    }
    delete $ENV{TZ};
    POSIX::tzset();
    return $self;
}

sub at_time {
    my ( $text, @day ) = @_;
    my ( $hour, $minute ) = split /:/, $text;
    return POSIX::mktime( 0, $minute, $hour, @day[ 3, 4, 5 ] );
}

# Business seconds from the beginning of the table to a moment.
sub count {
    my ( $self, $time ) = @_;
    my $span = $self->_last( sub { $_[0][0] <= $time } ) or return 0;
    my $inside = ( $time < $span->[1] ? $time : $span->[1] ) - $span->[0];
    return $span->[2] + $inside;
}

# The moment at which so many business seconds have passed.
sub moment {
    my ( $self, $count ) = @_;
    my $span = $self->_last( sub { $_[0][2] <= $count } ) // $self->{spans}[0];
    return $span->[0] + int( $count - $span->[2] );
}

sub add {
    my ( $self, $time, $minutes ) = @_;
    return $self->moment( $self->count($time) + 60 * $minutes );
}

sub _last {
    my ( $self, $holds ) = @_;
    my $spans = $self->{spans};
    my ( $low, $high ) = ( 0, scalar @$spans );
    while ( $low < $high ) {
        my $middle = int( ( $low + $high ) / 2 );
        if   ( $holds->( $spans->[$middle] ) ) { $low  = $middle + 1 }
        else                                   { $high = $middle }
    }
    return $low ? $spans->[ $low - 1 ] : undef;
}

1;
