# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the picture of an error window, as people attach it to their requests.
package Desk::Picture;
use strict;
use warnings;
use Compress::Zlib ();

# A PNG of a window with a title bar in the given colour (three bytes) and some grey lines of text.
sub window {
    my ( $width, $height, @colour ) = @_;
    my $rows = '';
    for my $y ( 0 .. $height - 1 ) {
        $rows .= "\0";    # PNG filter: none
        my $text = $y > 40 && $y % 16 < 6;
        for my $x ( 0 .. $width - 1 ) {
            my $inside = $x > 24 && $x < $width - 24 - ( $y * 7 ) % 60;
            $rows .= pack 'C3', $y < 24 ? @colour : $text && $inside ? ( 120, 120, 120 ) : ( 246, 245, 244 );
        }
    }
    return "\x89PNG\r\n\x1a\n"
        . chunk( 'IHDR', pack 'NNC5', $width, $height, 8, 2, 0, 0, 0 )
        . chunk( 'IDAT', Compress::Zlib::compress($rows) )
        . chunk( 'IEND', '' );
}

sub chunk {
    my ( $type, $data ) = @_;
    return pack( 'N', length $data ) . $type . $data . pack 'N', Compress::Zlib::crc32( $type . $data );
}

1;
