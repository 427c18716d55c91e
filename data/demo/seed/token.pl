# SPDX-License-Identifier: GPL-3.0-or-later
# Prints a fresh authentication token of one agent on standard output, and nowhere else.
use strict;
use warnings;
use RT -init;
use RT::AuthToken;

my ($name) = @ARGV;
my $user = RT::User->new( RT->SystemUser );
$user->Load($name);
die "No user called '$name' on this desk.\n" unless $user->id && !$user->Disabled;
my ( $id, $message, $secret ) =
    RT::AuthToken->new( RT->SystemUser )->Create( Owner => $user->id, Description => 'Ventanilla' );
die "$message\n" unless $id;
print "$secret\n";
