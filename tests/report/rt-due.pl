# SPDX-License-Identifier: GPL-3.0-or-later
# Tells Request Tracker of tickets that lived in the past, lets its own service level action set their due times, and prints
# what it made of them as JSON. Times are the desk's own (Europe/Madrid). Run with the environment of a private desk.
use utf8;
use strict;
use warnings;
use JSON  ();
use POSIX ();
use RT -init;
use RT::Action::SLA_SetDue;

# [queue, level, created, [what, when, …]…]: a status, or who wrote ("agent", "requestor").
my @STORIES = (
    [ 'Soporte N1', 'Urgente', '2026-11-13 16:15' ],    # over a weekend, nobody answered
    [ 'Soporte N1', 'Urgente', '2026-11-13 18:30', [ agent => '2026-11-13 18:45' ] ],
    [ 'Soporte N1', 'Normal',  '2026-11-12 19:45', [ agent => '2026-11-13 08:10' ] ],
    [ 'Soporte N1', 'Normal',  '2025-12-05 10:20', [ agent => '2025-12-05 10:30' ] ],    # a holiday after a weekend
    [ 'Soporte N1', 'Baja',    '2025-12-23 11:11', [ agent => '2025-12-23 12:00' ] ],    # over Christmas and New Year
    [ 'Soporte N1', 'Normal',  '2026-04-01 15:05', [ agent => '2026-04-01 15:06' ] ],    # Easter
    [ 'Soporte N1', 'Baja',    '2026-03-26 09:40', [ agent => '2026-03-26 10:00' ] ],    # to summer time
    [ 'Soporte N1', 'Baja',    '2026-10-22 17:25', [ agent => '2026-10-22 17:30' ] ],    # and back
    [ 'Soporte N1', 'Normal',  '2026-11-14 03:33' ],    # on a Saturday night
    [ 'Soporte N1', 'Normal',  '2026-11-09 09:10', [ agent => '2026-11-09 09:30' ], [ waiting => '2026-11-09 12:20' ],
        [ open => '2026-11-11 10:40' ] ],
    [ 'Soporte N1', 'Urgente', '2026-11-09 09:10', [ agent => '2026-11-09 09:30' ], [ waiting => '2026-11-13 19:00' ],
        [ open => '2026-11-16 09:07' ] ],    # late before it was paused
    [ 'Soporte N1', 'Normal',  '2026-11-05 13:00', [ agent => '2026-11-05 13:05' ], [ open => '2026-11-05 13:05' ],
        [ waiting => '2026-11-06 09:00' ], [ open => '2026-11-06 10:00' ], [ supplier => '2026-11-06 18:30' ],
        [ open => '2026-11-10 11:45' ], [ waiting => '2026-11-10 12:00' ], [ open => '2026-11-10 12:25' ] ],
    [ 'Soporte N1', 'Normal',  '2026-11-05 13:00', [ agent => '2026-11-05 13:05' ], [ supplier => '2026-11-06 09:00' ],
        [ waiting => '2026-11-06 12:00' ], [ open => '2026-11-09 09:30' ] ],    # from one pause into another
    [ 'Soporte N1', 'Normal',  '2026-11-17 11:00', [ agent => '2026-11-17 11:20' ], [ requestor => '2026-11-17 18:10' ] ],
    [ 'Soporte N1', 'Normal',  '2026-11-17 11:00', [ agent => '2026-11-17 11:20' ], [ waiting => '2026-11-17 12:00' ] ],
    [ 'Campo',      'Campo',   '2026-11-11 14:20' ],
);

my $lucia     = load('lucia');
my $requestor = 'elena.gil@valdeamor.example';

# As the desk's own file says: these two pause a resolution.
my %agreements = RT->Config->Get('ServiceAgreements');
for my $level ( values %{ $agreements{Levels} } ) {
    $level->{Resolve}{IgnoreOnStatuses}             = [qw(waiting supplier)];
    $level->{Resolve}{ExcludeTimeOnIgnoredStatuses} = 1;
}

print JSON::encode_json( [ map { live($_) } @STORIES ] ), "\n";

sub load {
    my ($name) = @_;
    my $user = RT::CurrentUser->new;
    $user->Load($name);
    die "No user called '$name'.\n" unless $user->id;
    return $user;
}

sub unix_of {
    my ($text) = @_;
    my ( $year, $month, $day, $hour, $minute ) = $text =~ /(\d+)/g;
    local $ENV{TZ} = 'Europe/Madrid';
    POSIX::tzset();
    my $time = POSIX::mktime( 0, $minute, $hour, $day, $month - 1, $year - 1900, 0, 0, -1 );
    delete $ENV{TZ};
    POSIX::tzset();
    return $time;
}

sub iso { return POSIX::strftime( '%Y-%m-%d %H:%M:%S', gmtime $_[0] ) }

# The newest transactions of a ticket happened at another time.
sub backdate {
    my ( $ticket, $after, $time ) = @_;
    $RT::Handle->SimpleQuery( "UPDATE Transactions SET Created = ? WHERE ObjectType = 'RT::Ticket' AND ObjectId = ? AND id > ?",
        iso($time), $ticket->id, $after );
}

sub newest {
    my ($row) = RT->DatabaseHandle->dbh->selectrow_array('SELECT MAX(id) FROM Transactions');
    return $row // 0;
}

sub act {
    my ( $ticket, $what ) = @_;
    my %message = ( MIMEObj => MIME::Entity->build( Type => 'text/plain', Data => ["Mensaje\n"] ) );
    return $ticket->SetStatus($what) unless $what =~ /^(agent|requestor)$/;
    return $ticket->Correspond(%message) if $what eq 'agent';
    my $theirs = RT::Ticket->new( load($requestor) );
    $theirs->Load( $ticket->id );
    my ( $id, undef, $txn ) = $theirs->_NewTransaction( Type => 'Correspond', %message, ActivateScrips => 0 );
    return $id;
}

sub live {
    my ($story) = @_;
    my ( $queue, $level, $created, @events ) = @$story;
    my $before = newest();
    my $ticket = RT::Ticket->new($lucia);
    my ( $id, undef, $why ) = $ticket->Create( Queue => $queue, Subject => "Plazo $level $created", Requestor => [$requestor],
        SLA => $level, Owner => 'lucia', _RecordTransaction => 1,
        MIMEObj => MIME::Entity->build( Type => 'text/plain', Data => ["Hola\n"] ) );
    die "$why\n" unless $id;
    my $asker = load($requestor);
    backdate( $ticket, $before, unix_of($created) );
    # It came by mail.
    $RT::Handle->SimpleQuery( "UPDATE Transactions SET Creator = ? WHERE ObjectId = ? AND Type = 'Create' AND ObjectType = 'RT::Ticket'",
        $asker->id, $id );
    for my $event (@events) {
        my $mark = newest();
        act( $ticket, $event->[0] );
        backdate( $ticket, $mark, unix_of( $event->[1] ) );
    }
    $RT::Handle->SimpleQuery( 'UPDATE Tickets SET Created = ?, Creator = ? WHERE id = ?', iso( unix_of($created) ), $asker->id, $id );
    return due_of( $id, @$story );
}

# Through the very action that the server's own scrip calls.
sub due_of {
    my ( $id, $queue, $level, $created ) = @_;
    # What was told above went past its memory of records.
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    my $ticket = RT::Ticket->new( RT->SystemUser );
    $ticket->Load($id);
    my $transaction = $ticket->Transactions->Last;
    my $action = RT::Action::SLA_SetDue->new( CurrentUser => RT->SystemUser, TicketObj => $ticket, TransactionObj => $transaction );
    die "Not prepared.\n" unless $action->Prepare;
    $action->Commit;
    $ticket->Load($id);
    my $due = $ticket->DueObj->Unix;
    return { id => $id + 0, level => $level, created => $created, due => $due > 0 ? $due + 0 : 0 };
}
