# SPDX-License-Identifier: GPL-3.0-or-later
# Request Tracker as it is, compressed when the middleware is installed (RT itself never compresses).
use strict;
use warnings;

my $app = do '/usr/share/request-tracker5/libexec/rt-server';
die 'rt-server: ' . ( $@ || $! ) unless ref $app;
if ( eval { require Plack::Middleware::Deflater; 1 } ) {
    $app = Plack::Middleware::Deflater->wrap( $app,
        content_type => [ 'application/json', 'text/html', 'text/plain', 'text/css', 'application/javascript' ] );
}
$app;
