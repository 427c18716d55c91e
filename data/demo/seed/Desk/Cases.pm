# SPDX-License-Identifier: GPL-3.0-or-later
# What people write to the desk about: reads and checks the cases, loudly, before anything is made from them.
package Desk::Cases;
use utf8;
use strict;
use warnings;
use JSON ();

my %BY      = map { $_ => 1 } qw(requestor agent second system);
my %KIND    = map { $_ => 1 } qw(request reply note);
my %OUTCOME = map { $_ => 1 } qw(resolved waiting open rejected);
my %PLACE   = map { $_ => 1 } qw(place person machine phone agent department date);

sub read_all {
    my ($folder) = @_;
    my @files = sort glob "$folder/cases/*.json";
    die "No cases in $folder/cases.\n" unless @files;
    return map { read_one($_) } @files;
}

sub read_one {
    my ($file) = @_;
    open my $in, '<:raw', $file or die "$file: $!\n";
    my $text = do { local $/; <$in> };
    my $service = eval { JSON::decode_json($text) } or die "$file: not JSON: $@";
    return check( $service, $file );
}

# Returns the cases of one service, each knowing its service and queue; dies naming the first fault.
sub check {
    my ( $service, $where ) = @_;
    my ( $name, $queue ) = @$service{qw(service queue)};
    die "$where: needs service, queue and cases\n" unless $name && $queue && @{ $service->{cases} // [] };
    my $number = 0;
    for my $case ( @{ $service->{cases} } ) {
        my $here = "$where, case " . ++$number;
        die "$here: no subject\n" unless ref $case->{subject} eq 'ARRAY' && @{ $case->{subject} };
        die "$here: outcome “$case->{outcome}”\n" unless $OUTCOME{ $case->{outcome} // '' };
        die "$here: no messages\n" unless @{ $case->{messages} // [] };
        check_text( $_, $here ) for @{ $case->{subject} };
        for my $message ( @{ $case->{messages} } ) {
            die "$here: by “$message->{by}”\n"     unless $BY{ $message->{by}     // '' };
            die "$here: kind “$message->{kind}”\n" unless $KIND{ $message->{kind} // '' };
            die "$here: a message without text\n" unless ref $message->{text} eq 'ARRAY' && @{ $message->{text} };
            check_text( $_, $here ) for @{ $message->{text} };
        }
        $case->{weight} //= 1;
        @$case{qw(service queue)} = ( $name, $case->{queue} // $queue );
    }
    return @{ $service->{cases} };
}

sub check_text {
    my ( $text, $where ) = @_;
    for ( $text =~ /\{(\w+)\}/g ) {
        die "$where: nothing is known about {$_}\n" unless $PLACE{$_};
    }
}

1;
