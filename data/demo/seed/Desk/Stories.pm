# SPDX-License-Identifier: GPL-3.0-or-later
# Turns cases into a year of tickets that ends now: who asked, who answered, when, and how it went.
package Desk::Stories;
use utf8;
use strict;
use warnings;
use POSIX ();
use Desk::People;
use Desk::Picture;
use Desk::Ticket;

my $DAY        = 86400;
my $OPEN_SHARE = 0.09;

sub run {
    my ( $desk, @cases ) = @_;
    my $self = bless { desk => $desk, clock => $desk->{clock}, pictures => [ pictures() ] }, __PACKAGE__;
    my @closed = grep { $_->{outcome} !~ /open|waiting/ } @cases;
    my ( $all, $over ) = ( wheel(@cases), wheel( @closed ? @closed : @cases ) );
    my @plan;
    for ( 1 .. $desk->{settings}{tickets} ) {
        push @plan, rand() < $OPEN_SHARE ? $self->unfinished( spin($all) ) : [ $self->beginning, spin($over) ];
    }
    # Ticket numbers rise with time, as on a real server.
    $self->tell(@$_) for sort { $a->[0] <=> $b->[0] } @plan;
}

sub wheel {
    my $sum = 0;
    return [ map { [ $sum += $_->{weight}, $_ ] } @_ ];
}

sub spin {
    my ($wheel) = @_;
    my $throw = rand $wheel->[-1][0];
    my ( $low, $high ) = ( 0, $#$wheel );
    while ( $low < $high ) {
        my $middle = int( ( $low + $high ) / 2 );
        if   ( $wheel->[$middle][0] > $throw ) { $high = $middle }
        else                                   { $low  = $middle + 1 }
    }
    return $wheel->[$low][1];
}

# Somewhere in the last year. One in eight came out of hours.
sub beginning {
    my ($self) = @_;
    my $time = $self->{desk}{now} - 60 - int rand 365 * $DAY;
    return $time if rand() < 0.125;
    my $clock = $self->{clock};
    my $count = $clock->count($time);
    $count -= rand 8 * 3600 if $clock->moment($count) != $time;    # nights and weekends go into the hours before
    return $clock->moment($count);
}

# A story that is still going on: its beginning, its case and how many of its messages were written so far. Its age depends
# on how far it got and on what the service level allows, so that some are late but most are not.
sub unfinished {
    my ( $self, $case ) = @_;
    my $count = @{ $case->{messages} };
    my $keep = $case->{outcome} =~ /open|waiting/ ? $count : 2 + int rand( $count - 1 );
    $keep = 1 if $keep > $count || rand() < 0.12;
    my $level = $self->level( $self->level_of($case) );
    my $age = $keep == 1 ? spread( 0.4, 0.8 ) * $level->{response} : spread( 0.35, 1 ) * $level->{resolve};
    my $clock = $self->{clock};
    return [ $clock->moment( $clock->count( $self->{desk}{now} - 60 ) - 60 * $age ), $case, $keep ];
}

# A factor around its median, sometimes several times as much.
sub spread {
    my ( $median, $width ) = @_;
    my $normal = sqrt( -2 * log( 1 - rand ) ) * cos( 2 * 3.14159265 * rand );
    return $median * exp( $width * $normal );
}

sub tell {
    my ( $self, $begin, $case, $keep ) = @_;
    my $desk   = $self->{desk};
    my $person = Desk::People::pick( $desk->{people} );
    my $story  = {
        case => $case, begin => $begin, person => $person, agent => $self->agent_of( $case->{queue} ),
        machine => $self->machine_of($person), place => Desk::People::pick( $desk->{profile}{places} ), meaning => 'new',
        # The first text of every message belongs together, and so do the second and the third.
        variant => int rand 6,
    };
    $story->{second} = $self->agent_of( $case->{escalates_to} // $desk->{profile}{second_queue} );
    my @messages = @{ $case->{messages} };
    my $cut = defined $keep && ( $keep < @messages || $case->{outcome} !~ /open|waiting/ );
    splice @messages, $keep if defined $keep;
    my @times = defined $keep ? $self->times_until_now( $begin, scalar @messages ) : $self->times( $story, scalar @messages );
    my @minutes = shares( $case->{minutes}, scalar grep { $_->{by} =~ /agent|second/ } @messages );
    $self->open_ticket( $story, shift @messages, \@minutes );
    for my $at ( splice @times, 1 ) {
        last if $at >= $desk->{now};
        $self->speak( $story, shift @messages, $at, \@minutes );
    }
    if    ($cut)         { $self->leave($story) }
    elsif ( !@messages ) { $self->close_ticket($story) }
    $self->plan_visit($story);
    $self->judge($story);
    $story->{ticket}->finish;
    $self->{before}{ $case->{service} } = $story->{ticket}->id;
}

# Every third requestor says how content they were, every fourth ticket names a supplier: not by chance, so that a desk stays what
# it was before there were such fields.
sub judge {
    my ( $self, $story ) = @_;
    my ( $ticket, $profile ) = ( $story->{ticket}, $self->{desk}{profile} );
    my ( $number, $marks, $suppliers ) = ( $ticket->id, $profile->{marks}, $profile->{suppliers} );
    $ticket->{fields}{survey} = $marks->[ ( $number * 7 ) % 11 % @$marks ] if $marks && $number % 3 == 0;
    $ticket->{fields}{supplier} = $suppliers->[ $number % 8 ? 0 : 1 ] if $suppliers && $number % 4 == 0;
}

sub agent_of {
    my ( $self, $queue ) = @_;
    my $pool = $self->{pool}{$queue} //= do {
        my $group = $self->{desk}{profile}{pools}{$queue} or die "Nobody works in the queue “$queue”.\n";
        # The first of a group does more than the others: the demo signs in as one of them.
        my @in = grep { grep { $_ eq $group } @{ $_->{in} } } @{ $self->{desk}{profile}{agents} };
        [ ( $in[0] ) x 3, @in ];
    };
    return Desk::People::pick($pool);
}

sub machine_of {
    my ( $self, $person ) = @_;
    my $held = $self->{held} //= { map { ( $_->{holder}{id} => $_ ) } grep { $_->{holder} } @{ $self->{desk}{machines} } };
    return $held->{ $person->{id} } // Desk::People::pick( $self->{desk}{machines} );
}

# One moment per message: the first answer and the end are drawn around what the service level promises.
sub times {
    my ( $self, $story, $count ) = @_;
    my $clock = $self->{clock};
    my $level = $self->level( $self->level_of( $story->{case} ) );
    my $response = 60 * spread( 0.35, 0.7 ) * $level->{response};
    my $whole = $response + 60 * spread( 0.3, 0.8 ) * $level->{resolve};
    my $start = $clock->count( $story->{begin} );
    my @middle = sort { $a <=> $b } map { $response + rand( $whole - $response ) } 3 .. $count;
    my @times = map { $clock->moment( $start + $_ ) } $response, @middle;
    return ( $story->{begin}, @times[ 0 .. $count - 2 ] );
}

sub times_until_now {
    my ( $self, $begin, $count ) = @_;
    my $clock = $self->{clock};
    my ( $from, $to ) = map { $clock->count($_) } $begin, $self->{desk}{now} - 60;
    return ( $begin, sort { $a <=> $b } map { $clock->moment( $from + ( 0.05 + rand 0.9 ) * ( $to - $from ) ) } 2 .. $count );
}

sub level_of {
    my ( $self, $case ) = @_;
    return $case->{sla} // $self->{desk}{level}->( $self->{desk}{queue}{ $case->{queue} } );
}

# What a service level allows, in business minutes.
sub level {
    my ( $self, $name ) = @_;
    my $level = $self->{desk}{profile}{agreements}{Levels}{ $name // '' } // {};
    return { response => $level->{Response}{BusinessMinutes} // 300, resolve => $level->{Resolve}{BusinessMinutes} // 2000 };
}

sub shares {
    my ( $range, $parts ) = @_;
    return unless $range && $parts;
    my $whole = $range->[0] + rand( $range->[1] - $range->[0] );
    return map { POSIX::ceil( $whole / $parts ) } 1 .. $parts;
}

sub open_ticket {
    my ( $self, $story, $first, $minutes ) = @_;
    my $desk  = $self->{desk};
    my $case  = $story->{case};
    my $queue = $desk->{queue}{ $case->{queue} } or die "Service “$case->{service}”: no queue “$case->{queue}”.\n";
    my $by    = $first->{by} eq 'requestor' ? $story->{person}{id} : $self->speaker( $story, $first );
    my $channels = $desk->{profile}{channels};
    my $message = $self->message( $story, $first, $story->{begin} );
    $message->{files} = [ $self->file ] if rand() < 0.07;
    $message->{minutes} = shift @$minutes if $first->{by} =~ /agent|second/;
    $story->{ticket} = Desk::Ticket->new(
        $desk,
        queue      => $case->{queue},
        status     => $desk->{profile}{status}{ $queue->{lifecycle} }{new},
        by         => $by,
        at         => $story->{begin},
        subject    => $self->fill( $story, Desk::People::pick( $case->{subject} ), $story->{begin} ),
        requestors => [ $story->{person}{id} ],
        message    => $message,
        sla        => $self->level_of($case),
        fields     => {
            channel => $first->{by} eq 'requestor' ? Desk::People::pick( [ @$channels[ 1, 1, 2 ] ] ) : $channels->[0],
            service => $case->{service},
            place   => $story->{place},
        },
    );
    my $mentions = grep {/\{machine\}/} map { @{ $_->{text} } } @{ $case->{messages} };
    $story->{ticket}->link( 'RefersTo', "asset://$desk->{profile}{domain}/$story->{machine}{id}", $by, $story->{begin} )
        if $story->{machine} && rand() < ( $mentions ? 0.7 : 0.1 );
}

sub speaker {
    my ( $self, $story, $message ) = @_;
    return $story->{person}{id} if $message->{by} eq 'requestor';
    return 1 if $message->{by} eq 'system';
    return $self->{desk}{agent}{ $story->{ $message->{by} }{name} };
}

sub speak {
    my ( $self, $story, $message, $at, $minutes ) = @_;
    my $ticket = $story->{ticket};
    my $by = $self->speaker( $story, $message );
    my $staff = $message->{by} =~ /agent|second/;
    if ($staff) {
        $self->escalate( $story, $at ) if $message->{by} eq 'second' && $story->{case}{escalates_to};
        $ticket->owner( $by, $by, $at );
        $self->become( $story, 'open', $by, $at ) if $story->{meaning} eq 'new';
    }
    elsif ( $story->{meaning} eq 'waiting' ) {
        $self->become( $story, 'open', 1, $at );
    }
    $ticket->message( by => $by, at => $at + 1, kind => $message->{kind}, minutes => $staff ? shift @$minutes : undef,
        %{ $self->message( $story, $message, $at ) } );
    $self->become( $story, 'waiting', $by, $at + 2 ) if $staff && $message->{kind} eq 'reply' && rand() < 0.15;
    $self->relate( $story, $by, $at + 3 ) if $staff && rand() < 0.03;
}

sub escalate {
    my ( $self, $story, $at ) = @_;
    my $ticket = $story->{ticket};
    my $to = $story->{case}{escalates_to};
    return if $ticket->{queue}{name} eq $to;
    my $by = $self->{desk}{agent}{ $story->{agent}{name} };
    $ticket->move( $to, $by, $at );
    my $status = $self->{desk}{profile}{status}{ $ticket->{queue}{lifecycle} }{ $story->{meaning} };
    $ticket->status( $status, $by, $at );
}

# Whoever goes somewhere goes at a time: a working day or two after it was asked for.
sub plan_visit {
    my ( $self, $story ) = @_;
    my $ticket = $story->{ticket};
    return unless $ticket->{queue}{name} eq $self->{desk}{profile}{visit_queue} && $story->{meaning} ne 'new';
    my $from = $story->{meaning} eq 'resolved' ? $ticket->{at} : $self->{desk}{now};
    my $visit = $self->{clock}->add( $from, 240 + int rand 1200 );
    $ticket->{fields}{visit} = Desk::Tables::iso( $visit - $visit % 900 );
}

sub become {
    my ( $self, $story, $meaning, $by, $at ) = @_;
    my $ticket = $story->{ticket};
    $story->{meaning} = $meaning;
    $ticket->status( $self->{desk}{profile}{status}{ $ticket->{queue}{lifecycle} }{$meaning}, $by, $at );
}

sub relate {
    my ( $self, $story, $by, $at ) = @_;
    my $other = $self->{before}{ $story->{case}{service} } or return;
    $story->{ticket}->link( Desk::People::pick( [ 'RefersTo', 'RefersTo', 'DependsOn', 'MemberOf' ] ), $other, $by, $at );
}

# Not done yet: when the agent spoke last, the person may be the one who is waited for.
sub leave {
    my ( $self, $story ) = @_;
    my $ticket = $story->{ticket};
    $self->become( $story, 'waiting', $ticket->{owner}, $ticket->{last} + 5 )
        if $story->{meaning} eq 'open' && $ticket->{last_by} == $ticket->{owner} && rand() < 0.4;
}

sub close_ticket {
    my ( $self, $story ) = @_;
    my $ticket = $story->{ticket};
    my $outcome = $story->{case}{outcome};
    return if $outcome eq 'open' || $ticket->{owner} == 6;
    my $at = $ticket->{last} + 5;
    return if $at >= $self->{desk}{now};
    $self->become( $story, $outcome, $ticket->{owner}, $at );
}

# The words of one message, with what went before quoted under it now and then.
sub message {
    my ( $self, $story, $message, $at ) = @_;
    my $texts = $message->{text};
    my $text = $self->fill( $story, $texts->[ $story->{variant} % @$texts ], $at );
    my %is;
    if ( $message->{html} ) {
        $is{html} = $text;
        $is{text} = plain($text) if $message->{by} eq 'requestor';
        return \%is;
    }
    my $english = ( $story->{case}{lang} // 'es' ) eq 'en';
    if ( $message->{by} eq 'requestor' && $story->{said} && rand() < 0.3 ) {
        my ( $who, $when, $what ) = @{ $story->{said} };
        $text .= ( $english ? "\n\nOn $when, $who wrote:\n" : "\n\nEl $when, $who escribió:\n" ) . $what =~ s/^/> /gmr;
    }
    elsif ( $message->{by} =~ /agent|second/ && $message->{kind} eq 'reply' ) {
        my $who = $story->{ $message->{by} }{real};
        $story->{said} = [ $who, POSIX::strftime( '%d/%m/%Y %H:%M', localtime $at ), $text ];
        $text .= "\n\n-- \n$who\n$self->{desk}{profile}{name}" unless $text =~ /\Q$who/;
    }
    $is{text} = $text;
    return \%is;
}

sub plain {
    my ($html) = @_;
    my $text = $html =~ s{<br\s*/?>|</(?:p|li|tr|h\d)>}{\n}gir =~ s/<[^>]*>//gr;
    my %sign = ( lt => '<', gt => '>', quot => '"', nbsp => ' ', amp => '&' );
    return $text =~ s/&(lt|gt|quot|nbsp|amp);/$sign{$1}/gr;
}

sub fill {
    my ( $self, $story, $text, $at ) = @_;
    return $text =~ s/\{(\w+)\}/$self->value( $story, $1, $at )/ger;
}

sub value {
    my ( $self, $story, $name, $at ) = @_;
    my $person = $story->{person};
    return
          $name eq 'date'    ? POSIX::strftime( '%d/%m/%Y', localtime $at )
        : $name eq 'agent'   ? $story->{agent}{real}
        : $name eq 'machine' ? $story->{machine}{name}
        : $name eq 'place'   ? $story->{place}
        : $name eq 'person'  ? $person->{name}
        :                      $person->{$name};
}

sub file {
    my ($self) = @_;
    return Desk::People::pick( $self->{pictures} ) if rand() < 0.7;
    return [ 'registro.txt', 'text/plain', join '', map { sprintf "%02d:%02d ERROR 0x%04x\n", 8 + $_ / 6, $_ * 7 % 60, rand 65536 } 1 .. 30 ];
}

sub pictures {
    my @colours = ( [ 28, 113, 216 ], [ 192, 28, 40 ], [ 38, 162, 105 ] );
    return map { [ "captura-$_.png", 'image/png', Desk::Picture::window( 480, 270, @{ $colours[ $_ % 3 ] } ) ] } 1 .. 6;
}

1;
