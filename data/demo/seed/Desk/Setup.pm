# SPDX-License-Identifier: GPL-3.0-or-later
# What a desk consists of besides tickets, made through Request Tracker's own modules from the profile.
package Desk::Setup;
use utf8;
use strict;
use warnings;
use JSON ();

my %LOOKUP = (
    ticket      => 'RT::Queue-RT::Ticket',
    transaction => 'RT::Queue-RT::Ticket-RT::Transaction',
    article     => 'RT::Class-RT::Article',
    asset       => 'RT::Catalog-RT::Asset',
    user        => 'RT::User',
);

sub ok {
    my ( $what, $id, $message ) = @_;
    die "$what: " . ( $message // 'no reason given' ) . "\n" unless $id;
    return $id;
}

sub new_object {
    my ( $class, %values ) = @_;
    my $object = $class->new( RT->SystemUser );
    ok( "$class $values{Name}", $object->Create(%values) );
    return $object;
}

sub run {
    my ($desk) = @_;
    RT->DatabaseHandle->BeginTransaction;
    groups($desk);
    agents($desk);
    queues($desk);
    classes($desk);
    catalog($desk);
    fields($desk);
    rights($desk);
    searches($desk);
    RT->DatabaseHandle->Commit;
}

# What an agent keeps as a saved search on the server's own pages.
sub searches {
    my ($desk) = @_;
    for my $spec ( @{ $desk->{profile}{searches} // [] } ) {
        my $user = RT::User->new( RT->SystemUser );
        $user->Load( $spec->{agent} );
        ok( "search $spec->{name}", $user->AddAttribute( Name => 'SavedSearch', Description => $spec->{name},
            Content => { SearchType => 'Ticket', Query => $spec->{query}, Format => "'__id__','__Subject__'",
                OrderBy => 'LastUpdated', Order => 'DESC' } ) );
    }
}

sub groups {
    my ($desk) = @_;
    for my $spec ( @{ $desk->{profile}{groups} } ) {
        my $group = RT::Group->new( RT->SystemUser );
        ok( "group $spec->{name}", $group->CreateUserDefinedGroup( Name => $spec->{name}, _RecordTransaction => 0 ) );
        $desk->{group}{ $spec->{name} } = $group;
    }
}

sub agents {
    my ($desk) = @_;
    my $profile = $desk->{profile};
    my %password;
    my $extension = 2001;
    for my $spec ( @{ $profile->{agents} } ) {
        $password{ $spec->{name} } = random_password();
        my $user = new_object(
            'RT::User',
            Name         => $spec->{name},
            Password     => $password{ $spec->{name} },
            RealName     => $spec->{real},
            EmailAddress => "$spec->{name}\@$profile->{domain}",
            Organization => $profile->{name},
            Lang         => $desk->{settings}{language},
            Timezone     => $profile->{timezone},
            WorkPhone    => $extension++,
            Signature    => "$spec->{real}\n$profile->{name}",
            Privileged   => 1,
            _RecordTransaction => 0,
        );
        $desk->{agent}{ $spec->{name} } = $user->id;
        for my $name ( $profile->{groups}[0]{name}, @{ $spec->{in} } ) {
            ok( "$spec->{name} in $name", $desk->{group}{$name}->AddMember( $user->PrincipalId ) );
        }
    }
    write_private( "$ENV{DESK_DIR}/secret/passwords.json", JSON->new->canonical->pretty->encode( \%password ) );
}

sub random_password {
    open my $random, '<:raw', '/dev/urandom' or die "/dev/urandom: $!";
    read( $random, my $bytes, 10 ) == 10 or die "/dev/urandom: $!";
    return unpack 'H*', $bytes;
}

sub write_private {
    my ( $path, $text ) = @_;
    open my $out, '>', $path or die "$path: $!";
    chmod 0600, $path;
    print {$out} $text;
    close $out or die "$path: $!";
}

sub queues {
    my ($desk) = @_;
    my $profile = $desk->{profile};
    my $general = RT::Queue->new( RT->SystemUser );
    $general->Load('General');
    ok( 'queue General', $general->SetDisabled(1) );
    for my $spec ( @{ $profile->{queues} } ) {
        my $queue = new_object(
            'RT::Queue',
            Name               => $spec->{name},
            Description        => $spec->{text},
            Lifecycle          => $spec->{lifecycle},
            SLADisabled        => $spec->{no_sla} ? 1 : 0,
            _RecordTransaction => 0,
        );
        $desk->{queue}{ $spec->{name} } = { %$spec, id => $queue->id, object => $queue };
    }
}

sub classes {
    my ($desk) = @_;
    my $unused = RT::Class->new( RT->SystemUser );
    $unused->Load('General');
    ok( 'class General', $unused->SetDisabled(1) ) unless grep { $_ eq 'General' } @{ $desk->{profile}{classes} };
    for my $name ( @{ $desk->{profile}{classes} } ) {
        my $class = RT::Class->new( RT->SystemUser );
        $class->Load($name);
        $class = new_object( 'RT::Class', Name => $name ) unless $class->id;
        my $global = RT::ObjectClass->new( RT->SystemUser );
        ok( "class $name everywhere", $class->AddToObject( RT::Queue->new( RT->SystemUser ) ) )
            unless $global->LoadByCols( Class => $class->id, ObjectId => 0 );
        $desk->{class}{$name} = $class->id;
    }
}

sub catalog {
    my ($desk) = @_;
    my $catalog = RT::Catalog->new( RT->SystemUser );
    $catalog->Load('General assets');
    ok( 'catalogue', $catalog->SetName( $desk->{profile}{catalog} ) );
    $desk->{catalog} = $catalog->id;
}

sub fields {
    my ($desk) = @_;
    my @fields = @{ $desk->{profile}{fields} };
    if ( $desk->{settings}{marker} ) {
        my ( $reply, $ticket ) = @{ $desk->{settings}{marker_names} };
        push @fields, { name => $reply, on => 'transaction', type => 'Freeform', max => 1 },
            { name => $ticket, on => 'ticket', type => 'Freeform', max => 1 };
    }
    my $order = 0;
    for my $spec (@fields) {
        my $values = $spec->{values} // [];
        $values = $desk->{services} if !ref $values;
        my $field = new_object(
            'RT::CustomField',
            Name               => $spec->{name},
            Type               => $spec->{type},
            MaxValues          => $spec->{max},
            Pattern            => $spec->{pattern},
            EntryHint          => $spec->{hint},
            LookupType         => $LOOKUP{ $spec->{on} },
            RenderType         => $spec->{type} eq 'Select' && $spec->{max} == 1 ? 'Dropdown' : undef,
            _RecordTransaction => 0,
        );
        my $position = 0;
        ok( "value $_ of $spec->{name}", $field->AddValue( Name => $_, SortOrder => ++$position ) ) for @$values;
        $field->SetSortOrder( ++$order );
        my $home = ( split /-/, $LOOKUP{ $spec->{on} } )[0]->new( RT->SystemUser );
        my @homes = $spec->{queues} ? map { $desk->{queue}{$_}{object} } @{ $spec->{queues} } : ($home);
        ok( "field $spec->{name}", $field->AddToObject($_) ) for @homes;
        $desk->{field_id}{ $spec->{name} } = $field->id;
    }
    my $named = $desk->{profile}{field};
    $desk->{field}{$_} = $desk->{field_id}{ $named->{$_} } for keys %$named;
}

sub rights {
    my ($desk) = @_;
    my $profile = $desk->{profile};
    for my $spec ( @{ $profile->{groups} } ) {
        my $principal = $desk->{group}{ $spec->{name} }->PrincipalObj;
        my %seen;
        my @global = @{ $spec->{global} // [] };
        push @global, @{ $profile->{rights}{ $spec->{everywhere} } } if $spec->{everywhere};
        for my $right ( grep { !$seen{$_}++ } @global ) {
            ok( "$right for $spec->{name}", $principal->GrantRight( Right => $right, Object => RT->System ) );
        }
        for my $set ( keys %{ $spec->{queues} // {} } ) {
            for my $name ( @{ $spec->{queues}{$set} } ) {
                my $queue = $desk->{queue}{$name}{object};
                ok( "$_ for $spec->{name} in $name", $principal->GrantRight( Right => $_, Object => $queue ) )
                    for @{ $profile->{rights}{$set} };
            }
        }
    }
    field_rights($desk);
}

# Fields that hang from articles, machines and people, which no queue's right covers.
sub field_rights {
    my ($desk) = @_;
    my $everyone = $desk->{group}{ $desk->{profile}{groups}[0]{name} }->PrincipalObj;
    for my $spec ( grep { $_->{described} || $_->{on} =~ /^(?:article|asset|user)$/ } @{ $desk->{profile}{fields} } ) {
        my $field = RT::CustomField->new( RT->SystemUser );
        $field->Load( $desk->{field_id}{ $spec->{name} } );
        ok( "seeing $spec->{name}", $everyone->GrantRight( Right => 'SeeCustomField', Object => $field ) );
        next if $spec->{on} eq 'user';
        ok( "$_ of $spec->{name}", $everyone->GrantRight( Right => $_, Object => $field ) )
            for qw(ModifyCustomField SetInitialCustomField);
    }
}

1;
