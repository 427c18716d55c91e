# SPDX-License-Identifier: GPL-3.0-or-later
# Request Tracker's settings for one private desk. All paths hang from DESK_DIR; the names come from the profile.
use utf8;
use JSON ();

my $dir = $ENV{DESK_DIR} or die "DESK_DIR is not set";
my $desk = do {
    open my $in, '<', "$dir/desk.json" or die "$dir/desk.json: $!";
    local $/;
    JSON::decode_json(<$in>);
};
my $profile = do "$dir/profiles/$desk->{profile}.pl" or die "profile $desk->{profile}: " . ( $@ || $! );

$RT::VarPath         = "$dir/var";
$RT::MasonDataDir    = "$dir/var/mason";
$RT::MasonSessionDir = "$dir/var/session";

Set( $rtname,       $profile->{rtname} );
Set( $Organization, $profile->{domain} );
Set( $Timezone,     $profile->{timezone} );
Set( $CorrespondAddress, "$profile->{mailbox}\@$profile->{domain}" );
Set( $CommentAddress,    "$profile->{mailbox}-interno\@$profile->{domain}" );
Set( $OwnerEmail,        "root\@$profile->{domain}" );

Set( $WebDomain, '127.0.0.1' );
Set( $WebPort,   $desk->{port} );
if ( ( $desk->{database} // 'sqlite' ) eq 'postgresql' ) {
    Set( $DatabaseType, 'Pg' );
    Set( $DatabaseHost, "$dir/pg" );
    Set( $DatabaseName, 'rt5' );
    Set( $DatabaseUser, 'rt' );
    Set( $DatabaseAdmin, 'rt' );
    Set( $DatabasePassword, '' );
    Set( %FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex' )
        if -e "$dir/etc/fulltext";
} else {
    Set( $DatabaseType, 'SQLite' );
    Set( $DatabaseName, "$dir/rt.sqlite" );
}

Set( $LogToFile,      'warning' );
Set( $LogDir,         "$dir/log" );
Set( $LogToFileNamed, 'rt.log' );
Set( $LogToSyslog,    undef );
Set( $LogToSTDERR,    'error' );

# A throw-away desk is made often and holds nothing secret: the cheaper hash saves seconds of every test run.
Set( $BcryptCost, $profile->{bcrypt_cost} ) if $profile->{bcrypt_cost};

# Mail goes into a file; nothing ever leaves the machine.
Set( $MailCommand, sub {
    my $entity = shift;
    open my $out, '>>', "$dir/mail.mbox" or return 0;
    flock $out, 2;
    print {$out} 'From rt@localhost ', scalar gmtime, "\n", $entity->as_string, "\n";
    close $out;
    return 1;
} );

Set( %Lifecycles,           %{ $profile->{lifecycles} } );
Set( %ServiceAgreements,    %{ $profile->{agreements} } );
Set( %ServiceBusinessHours, %{ $profile->{hours} } );

1;
