# SPDX-License-Identifier: GPL-3.0-or-later
# The same rows for Request Tracker on PostgreSQL: gathered in a file of SQLite as ever, then handed over with COPY.
package Desk::Postgres;
use strict;
use warnings;
use parent -norequire, 'Desk::Tables';
use DBI;
use Desk::Tables;

my $postgres; # one desk is filled at a time
my %ESCAPED = ( "\\" => "\\\\", "\n" => "\\n", "\r" => "\\r", "\t" => "\\t" );

sub new {
    my ( $class, $dir ) = @_;
    my $file = "$dir/var/gathered.sqlite";
    unlink $file;
    # Bytes are passed on as they are: they are UTF-8 already.
    $postgres = DBI->connect( "dbi:Pg:dbname=rt5;host=$dir/pg", 'rt', '',
        { RaiseError => 1, PrintError => 0, AutoCommit => 1, pg_enable_utf8 => 0 } );
    my $self = $class->SUPER::new($file);
    $self->{file} = $file;
    return $self;
}

sub highest {
    my ( $self, $table ) = @_;
    return ( $postgres->selectrow_array("SELECT coalesce(max(id),0) FROM $table") )[0];
}

sub _make_ready {
    my ($self) = @_;
    for my $table ( $self->columns ) {
        $self->{db}->do( sprintf 'CREATE TABLE %s (%s)', $table, join ',', $self->columns($table) );
    }
}

sub _end {
    my ($self) = @_;
    $postgres->begin_work;
    my $indexes = $postgres->selectall_arrayref(
        'SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = ? AND tablename = ANY (?) AND NOT EXISTS'
            . ' (SELECT 1 FROM pg_constraint WHERE conindid = (quote_ident(schemaname) || ? || quote_ident(indexname))::regclass)',
        {}, 'public', [ map {lc} $self->columns ], '.'
    );
    $postgres->do("DROP INDEX $_->[0]") for @$indexes;
    $self->_hand_over($_) for $self->columns;
    $postgres->do( $_->[1] ) for @$indexes;
    $postgres->commit;
    $postgres->do('ANALYZE');
    $postgres->disconnect;
    $self->{db}->disconnect;
    unlink $self->{file};
}

sub _hand_over {
    my ( $self, $table ) = @_;
    my $columns = join ',', $self->columns($table);
    my $rows = $self->{db}->prepare("SELECT $columns FROM $table ORDER BY id");
    $rows->execute;
    $postgres->do("COPY $table ($columns) FROM STDIN");
    while ( my $row = $rows->fetchrow_arrayref ) {
        $postgres->pg_putcopydata(
            join( "\t", map { defined $_ ? s/([\\\n\r\t])/$ESCAPED{$1}/gr : '\\N' } @$row ) . "\n" );
    }
    $postgres->pg_putcopyend;
    my ($default) = $postgres->selectrow_array(
        'SELECT column_default FROM information_schema.columns WHERE table_name = ? AND column_name = ?',
        {}, lc $table, 'id' );
    my ($sequence) = $default =~ /nextval\('([^']+)'/ or die "$table has no sequence.\n";
    $postgres->do( "SELECT setval('$sequence', (SELECT max(id) FROM $table))" ) if $self->highest($table);
}

1;
