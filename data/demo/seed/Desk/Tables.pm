# SPDX-License-Identifier: GPL-3.0-or-later
# Writes rows straight into Request Tracker's tables, in the shape it leaves itself: a year of work in seconds.
# Transactions and their attachments are staged and numbered by time at the end, because on a real server a later
# transaction always has the higher number, whatever its ticket.
package Desk::Tables;
use strict;
use warnings;
use DBI;
use POSIX ();

my %COLUMNS = (
    Tickets => [qw(EffectiveId IsMerged Queue Type Owner Subject InitialPriority FinalPriority Priority TimeEstimated
        TimeWorked Status SLA TimeLeft Told Starts Started Due Resolved LastUpdatedBy LastUpdated Creator Created)],
    Transactions => [qw(ObjectType ObjectId TimeTaken Type Field OldValue NewValue Data Creator Created)],
    Attachments  => [qw(TransactionId Parent MessageId Subject Filename ContentType ContentEncoding Content Headers
        Creator Created)],
    Principals              => [qw(PrincipalType Disabled)],
    Groups                  => [qw(Name Domain Instance Creator Created LastUpdatedBy LastUpdated)],
    GroupMembers            => [qw(GroupId MemberId Creator Created LastUpdatedBy LastUpdated)],
    CachedGroupMembers      => [qw(GroupId MemberId Via ImmediateParentId Disabled)],
    ObjectCustomFieldValues => [qw(CustomField ObjectType ObjectId SortOrder Content Creator Created LastUpdatedBy
        LastUpdated Disabled)],
    Links  => [qw(Base Target Type LocalTarget LocalBase LastUpdatedBy LastUpdated Creator Created)],
    Assets => [qw(Name Catalog Status Description Creator Created LastUpdatedBy LastUpdated)],
);
my %STAGED = map { $_ => "Staged$_" } qw(Transactions Attachments);

sub new {
    my ( $class, $file ) = @_;
    my $db = DBI->connect( "dbi:SQLite:dbname=$file", '', '', { RaiseError => 1, PrintError => 0, AutoCommit => 1 } );
    # The folder gets its name only when everything is written, so a crash in between costs nothing.
    $db->do("PRAGMA $_") for 'synchronous=OFF', 'cache_size=-100000', 'temp_store=FILE';
    my $self = bless { db => $db }, $class;
    $db->begin_work;
    $self->_make_ready;
    for my $table ( keys %COLUMNS ) {
        my $target = $STAGED{$table} // $table;
        $db->do("CREATE TEMP TABLE $target AS SELECT * FROM $table WHERE 0") if $STAGED{$table};
        my @columns = ( 'id', @{ $COLUMNS{$table} } );
        $self->{insert}{$table} = $db->prepare(
            sprintf 'INSERT INTO %s (%s) VALUES (%s)', $target, join( ',', @columns ), join( ',', ('?') x @columns ) );
        $self->{last}{$table} = $STAGED{$table} ? 0 : $self->highest($table);
    }
    return $self;
}

# The highest number that is taken in a table.
sub highest { my ( $self, $table ) = @_; return ( $self->{db}->selectrow_array("SELECT coalesce(max(id),0) FROM $table") )[0] }

sub columns { my ( $self, $table ) = @_; return $table ? ( 'id', @{ $COLUMNS{$table} } ) : sort keys %COLUMNS }

sub _make_ready {
    my ($self) = @_;
    my $indexes = $self->{db}->selectall_arrayref( 'SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL'
            . ' AND tbl_name IN (' . join( ',', map {"'$_'"} keys %COLUMNS ) . ')', {}, 'index' );
    $self->{indexes} = [ map { $_->[1] } @$indexes ];
    $self->{db}->do("DROP INDEX $_->[0]") for @$indexes;
}

# Adds one row, its values in the order of %COLUMNS, and returns its id.
sub add {
    my ( $self, $table, @values ) = @_;
    my $id = ++$self->{last}{$table};
    $self->_insert( $table, $id, @values );
    return $id;
}

# Adds a row whose number was set aside with reserve().
sub add_reserved {
    my ( $self, $table, $id, @values ) = @_;
    $self->_insert( $table, $id, @values );
}

sub reserve { my ( $self, $table ) = @_; return ++$self->{last}{$table} }

sub _insert {
    my ( $self, $table, @values ) = @_;
    for (@values) { utf8::encode($_) if defined && utf8::is_utf8($_) }
    $self->{insert}{$table}->execute(@values);
}

# A role group of a ticket or machine with its members.
sub add_role {
    my ( $self, $role, $domain, $object, $creator, $created, @members ) = @_;
    my $group = $self->add( 'Principals', 'Group', 0 );
    $self->add_reserved( 'Groups', $group, $role, $domain, $object, $creator, $created, $creator, $created );
    for my $member ( $group, @members ) {
        $self->add( 'GroupMembers', $group, $member, $creator, $created, $creator, $created ) if $member != $group;
        my $id = $self->reserve('CachedGroupMembers');
        $self->add_reserved( 'CachedGroupMembers', $id, $group, $member, $id, $group, 0 );
    }
}

sub add_field_value {
    my ( $self, $field, $type, $object, $value, $creator, $created ) = @_;
    return unless $field && defined $value;
    $self->add( 'ObjectCustomFieldValues', $field, $type, $object, 0, $value, $creator, $created, $creator, $created, 0 );
}

sub finish {
    my ($self) = @_;
    my $db = $self->{db};
    my ( $base, $first ) = map { $self->highest($_) } qw(Transactions Attachments);
    $db->do( 'CREATE TEMP TABLE NewTransaction AS SELECT id AS old, ? + row_number() OVER (ORDER BY Created, id) AS new'
            . ' FROM StagedTransactions', {}, $base );
    $db->do('CREATE UNIQUE INDEX temp.NewTransaction1 ON NewTransaction (old)');
    $db->do( 'CREATE TEMP TABLE NewAttachment AS SELECT a.id AS old, ? + row_number() OVER (ORDER BY n.new, a.id) AS new,'
            . ' n.new AS txn FROM StagedAttachments a JOIN NewTransaction n ON n.old = a.TransactionId', {}, $first );
    $db->do('CREATE UNIQUE INDEX temp.NewAttachment1 ON NewAttachment (old)');
    $self->_copy( 'Transactions', 'JOIN NewTransaction n ON n.old = s.id ORDER BY n.new', id => 'n.new' );
    $self->_copy(
        'Attachments', 'JOIN NewAttachment n ON n.old = s.id LEFT JOIN NewAttachment p ON p.old = s.Parent ORDER BY n.new',
        id => 'n.new', TransactionId => 'n.txn', Parent => 'coalesce(p.new, 0)'
    );
    $db->do($_) for @{ $self->{indexes} // [] };
    $db->commit;
    $self->_end;
}

sub _end {
    my ($self) = @_;
    my $db = $self->{db};
    $db->do($_) for 'PRAGMA synchronous=FULL', 'ANALYZE', 'PRAGMA wal_checkpoint(TRUNCATE)';
    $db->disconnect;
}

sub _copy {
    my ( $self, $table, $join, %special ) = @_;
    my @columns = ( 'id', @{ $COLUMNS{$table} } );
    $self->{db}->do( sprintf 'INSERT INTO %s (%s) SELECT %s FROM %s s %s', $table, join( ',', @columns ),
        join( ',', map { $special{$_} // "s.$_" } @columns ), $STAGED{$table}, $join );
}

sub iso { my ($time) = @_; return defined $time ? POSIX::strftime( '%Y-%m-%d %H:%M:%S', gmtime $time ) : undef }

1;
