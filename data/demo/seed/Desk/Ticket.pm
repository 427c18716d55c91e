# SPDX-License-Identifier: GPL-3.0-or-later
# One ticket's life, told event by event and written as the rows Request Tracker would have left.
package Desk::Ticket;
use utf8;
use strict;
use warnings;
use MIME::Base64      ();
use MIME::QuotedPrint ();
use Desk::Tables;

my $NOBODY = 6;
my $SYSTEM = 1;
my $EPOCH  = '1970-01-01 00:00:00';

# new($desk, queue => NAME, by => USER, at => TIME, subject => TEXT, requestors => [USER], message => {…}, …)
# USER is a row number. sla, cc, priority, estimated, fields (meaning => value) and status are optional.
sub new {
    my ( $class, $desk, %is ) = @_;
    my $queue = $desk->{queue}{ $is{queue} } or die "No queue “$is{queue}”.\n";
    my $self  = bless {
        desk => $desk, tables => $desk->{tables}, id => $desk->{tables}->reserve('Tickets'), %is,
        queue => $queue, owner => $NOBODY, status => $is{status} // 'new', worked => 0, last => $is{at}, last_by => $is{by},
        level => exists $is{sla} ? $is{sla} : $desk->{level}->($queue),
    }, $class;
    my $txn = $self->_event( 'Create', $is{by}, $is{at}, minutes => $is{message}{minutes} );
    $self->_content( $txn, $is{subject}, $is{by}, $is{at}, %{ $is{message} } );
    $self->{starts} = $desk->{clock}->add( $is{at}, 0 ) if $self->{level};
    $self->_due( $is{at}, 1 );
    $self->_mail( $is{at}, $desk->{words}{received}, $is{message} ) unless $is{quiet};
    return $self;
}

sub id { return $_[0]{id} }

sub _event {
    my ( $self, $type, $by, $at, %more ) = @_;
    $self->{worked} += $more{minutes} // 0;
    ( $self->{last}, $self->{last_by} ) = ( $at, $by ) unless $type =~ /EmailRecord/;
    return $self->{tables}->add(
        'Transactions', 'RT::Ticket', $self->{id}, $more{minutes} // 0, $type, @more{qw(field old new data)},
        $by, Desk::Tables::iso($at)
    );
}

# A reply (Correspond) or an internal note (Comment).
sub message {
    my ( $self, %is ) = @_;
    my $note = $is{kind} && $is{kind} eq 'note';
    my $txn  = $self->_event( $note ? 'Comment' : 'Correspond', $is{by}, $is{at}, minutes => $is{minutes},
        data => $is{subject} // 'No Subject' );
    $self->_content( $txn, $is{subject}, $is{by}, $is{at}, %is );
    return if $note;
    my $asked = grep { $_ == $is{by} } @{ $self->{requestors} };
    $self->_due( $is{at}, $asked );
    return if $asked;
    $self->{told} = $is{at};
    $self->_mail( $is{at}, '', \%is ) unless $self->{quiet};
}

sub status {
    my ( $self, $status, $by, $at ) = @_;
    return if $status eq $self->{status};
    $self->_event( 'Status', $by, $at, field => 'Status', old => $self->{status}, new => $status );
    $self->{status} = $status;
    $self->{started} //= $at;
    $self->{resolved} = $self->{desk}{inactive}{$status} ? $at : undef;
}

sub owner {
    my ( $self, $owner, $by, $at ) = @_;
    return if $owner == $self->{owner};
    $self->_event( 'Set',        $by, $at, field => 'Owner', old => $self->{owner}, new => $owner );
    $self->_event( 'SetWatcher', $by, $at, field => 'Owner', old => $self->{owner}, new => $owner );
    $self->{owner} = $owner;
}

sub move {
    my ( $self, $name, $by, $at ) = @_;
    my $queue = $self->{desk}{queue}{$name} or die "No queue “$name”.\n";
    $self->_event( 'Set', $by, $at, field => 'Queue', old => $self->{queue}{id}, new => $queue->{id} );
    $self->{queue} = $queue;
}

# Merges another ticket, already finished, into this one.
sub absorb {
    my ( $self, $other, $by, $at ) = @_;
    my $target = $self->_uri( $self->{id} );
    $self->_event( 'AddLink', $by, $at, field => 'MergedInto', new => $self->_uri( $other->{id} ) );
    $self->_link( $other->{id}, 'MergedInto', $target, $self->{id}, $by, $at );
    $other->{merged_into} = $self->{id};
}

# type as in the Links table: RefersTo, DependsOn, MemberOf. target: a ticket's number or any address.
sub link {
    my ( $self, $type, $target, $by, $at ) = @_;
    my $local = $target =~ /^\d+$/ ? $target : 0;
    my $uri = $local ? $self->_uri($target) : $target;
    return if $self->{linked}{"$type $uri"}++;
    $self->_event( 'AddLink', $by, $at, field => $type, new => $uri );
    $self->_link( $self->{id}, $type, $uri, $local, $by, $at );
}

sub _link {
    my ( $self, $from, $type, $target, $local, $by, $at ) = @_;
    my $time = Desk::Tables::iso($at);
    $self->{tables}->add( 'Links', $self->_uri($from), $target, $type, $local, $from, $by, $time, $by, $time );
}

sub _uri { my ( $self, $id ) = @_; return "fsck.com-rt://$self->{desk}{profile}{domain}/ticket/$id" }

# What the service level makes of Due: the nearer of response and resolution while the requestor waits, else the resolution.
sub _due {
    my ( $self, $at, $waiting ) = @_;
    my $level = $self->{level} && $self->{desk}{profile}{agreements}{Levels}{ $self->{level} } or return;
    my $clock = $self->{desk}{clock};
    my $due;
    $due = $clock->add( $self->{at}, $level->{Resolve}{BusinessMinutes} ) if $level->{Resolve};
    if ( $waiting && $level->{Response} ) {
        my $response = $clock->add( $at, $level->{Response}{BusinessMinutes} );
        $due = $response if !$due || $response < $due;
    }
    return if defined $due && defined $self->{due} && $due == $self->{due};
    $self->_event( 'Set', $SYSTEM, $at, field => 'Due', old => Desk::Tables::iso( $self->{due} ) // $EPOCH,
        new => Desk::Tables::iso($due) // $EPOCH );
    $self->{due} = $due;
}

# message: text, html (HTML as well or instead of text), files => [[name, type, bytes, cid], …].
sub _content {
    my ( $self, $txn, $subject, $by, $at, %message ) = @_;
    my $time  = Desk::Tables::iso($at);
    my @files = @{ $message{files} // [] };
    my @parts;
    push @parts, [ 'text/plain', $message{text} ] if defined $message{text};
    push @parts, [ 'text/html',  $message{html} ] if defined $message{html};
    my $parent = 0;
    my $head   = $self->_headers( $txn, $subject );
    if ( @parts + @files > 1 ) {
        my $kind = !@files ? 'alternative' : ( grep { $_->[3] } @files ) ? 'related' : 'mixed';
        $parent = $self->_part( $txn, 0, $subject, undef, "multipart/$kind", undef, undef,
            $head . "Content-Type: multipart/$kind; boundary=\"=_$txn\"\nContent-Length: 0\n", $by, $time );
        ( $head, $subject ) = ( '', undef );
    }
    $self->_text_part( $txn, $parent, $subject, $head, @$_, $by, $time ) for @parts;
    $self->_file_part( $txn, $parent, $_, $by, $time ) for @files;
}

sub _headers {
    my ( $self, $txn, $subject ) = @_;
    my $domain = $self->{desk}{profile}{domain};
    my $line = defined $subject ? "Subject: $subject\n" : '';
    return "Message-ID: <ventanilla-$self->{id}-$txn\@$domain>\n${line}MIME-Version: 1.0\n";
}

sub _part {
    my ( $self, $txn, $parent, $subject, $name, $type, $encoding, $content, $headers, $by, $time ) = @_;
    my $id = $parent ? undef : "ventanilla-$self->{id}-$txn\@$self->{desk}{profile}{domain}";
    return $self->{tables}->add( 'Attachments', $txn, $parent, $id, $subject, $name, $type, $encoding, $content,
        $headers, $by, $time );
}

sub _text_part {
    my ( $self, $txn, $parent, $subject, $head, $type, $text, $by, $time ) = @_;
    utf8::encode( my $bytes = $text );
    my $plain = $bytes !~ /[^\x00-\x7f]/;
    $head .= "Content-Type: $type; charset=\"utf-8\"\nContent-Disposition: inline\nX-RT-Original-Encoding: utf-8\n"
        . 'Content-Length: ' . length($bytes) . "\n";
    $self->_part( $txn, $parent, $subject, undef, $type, $plain ? 'none' : 'quoted-printable',
        $plain ? $bytes : MIME::QuotedPrint::encode_qp($bytes), $head, $by, $time );
}

sub _file_part {
    my ( $self, $txn, $parent, $file, $by, $time ) = @_;
    my ( $name, $type, $bytes, $cid ) = @$file;
    my $way = $cid ? 'inline' : 'attachment';
    my $head = "Content-Type: $type; name=\"$name\"\nContent-Disposition: $way; filename=\"$name\"\n"
        . ( $cid ? "Content-ID: <$cid>\n" : '' ) . 'Content-Length: ' . length($bytes) . "\n";
    my $plain = $bytes !~ /[^\x01-\x7f]/;
    $self->_part( $txn, $parent, undef, $name, $type, $plain ? 'none' : 'base64',
        $plain ? $bytes : MIME::Base64::encode_base64($bytes), $head, $by, $time );
}

# The copy of the mail that went out, which the server keeps as a transaction of its own.
sub _mail {
    my ( $self, $at, $lead, $message ) = @_;
    my $domain = $self->{desk}{profile}{domain};
    my $txn = $self->_event( 'EmailRecord', $SYSTEM, $at, data => "<rt-$self->{id}-$at\@$domain>" );
    my $text = $lead . ( $message->{text} // $message->{html} =~ s/<[^>]*>//gr );
    $self->_text_part( $txn, 0, "[$self->{desk}{profile}{rtname} #$self->{id}] $self->{subject}",
        $self->_headers( $txn, $self->{subject} ), 'text/plain', $text, $SYSTEM, Desk::Tables::iso($at) );
}

# Writes the ticket itself, which is known only now.
sub finish {
    my ($self) = @_;
    my $tables = $self->{tables};
    my $id     = $self->{id};
    my $time   = Desk::Tables::iso( $self->{at} );
    my $target = $self->{merged_into};
    $tables->add_reserved(
        'Tickets', $id, $target // $id, $target ? 1 : undef, $self->{queue}{id}, 'ticket', $self->{owner},
        $self->{subject}, 0, 0, $self->{priority} // 0, $self->{estimated} // 0, $self->{worked}, $self->{status},
        $self->{level}, 0, ( map { Desk::Tables::iso( $self->{$_} ) } qw(told starts started due resolved) ),
        $self->{last_by}, Desk::Tables::iso( $self->{last} ), $self->{by}, $time
    );
    my @role = ( 'RT::Ticket-Role', $id, $self->{by}, $time );
    $tables->add_role( 'AdminCc', @role );
    $tables->add_role( 'Cc',        @role, @{ $self->{cc} // [] } );
    $tables->add_role( 'Owner',     @role, $self->{owner} );
    $tables->add_role( 'Requestor', @role, @{ $self->{requestors} } );
    my $fields = $self->{fields} // {};
    $tables->add_field_value( $self->{desk}{field}{$_}, 'RT::Ticket', $id, $fields->{$_}, $self->{by}, $time )
        for sort keys %$fields;
    return $self;
}

1;
