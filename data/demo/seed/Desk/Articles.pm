# SPDX-License-Identifier: GPL-3.0-or-later
# The knowledge base: HTML files with a small head of names, pictures put inside the page, links between articles resolved.
package Desk::Articles;
use utf8;
use strict;
use warnings;
use MIME::Base64 ();
use Desk::Setup;

# Reads every article before anything is created, because classes and services come from them too.
sub read_all {
    my ($folder) = @_;
    my @files = sort glob "$folder/articles/*.html";
    die "No articles in $folder/articles.\n" unless @files;
    return map { read_one( $folder, $_ ) } @files;
}

sub read_one {
    my ( $folder, $file ) = @_;
    my ( $number, $language ) = $file =~ m{/(\d+)-[^/]*\.(\w\w)\.html$} or die "$file: not called NN-slug.LANG.html\n";
    open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
    my ( $head, $body ) = split /\n\n/, do { local $/; <$in> }, 2;
    my %article = ( number => $number, language => $language, body => $body // '' );
    for ( split /\n/, $head ) {
        my ( $key, $value ) = /^(Name|Summary|Class|Service): (.+)$/ or die "$file: “$_” in its head\n";
        $article{ lc $key } = $value;
    }
    $article{$_} // die "$file: no “\u$_:” in its head\n" for qw(name summary class service);
    $article{body} =~ s{"picture:([\w.-]+)"}{ '"' . picture( $folder, $1, $file ) . '"' }ge;
    return \%article;
}

sub picture {
    my ( $folder, $name, $file ) = @_;
    open my $in, '<:raw', "$folder/pictures/$name" or die "$file: picture $name: $!\n";
    local $/;
    return 'data:image/png;base64,' . MIME::Base64::encode_base64( <$in>, '' );
}

sub run {
    my ( $desk, @articles ) = @_;
    my $profile = $desk->{profile};
    my %id;
    RT->DatabaseHandle->BeginTransaction;
    for my $article (@articles) {
        my $object = RT::Article->new( RT->SystemUser );
        $article->{object} = $object;
        my ( $id, $message ) = $object->Create(
            Name    => $article->{name},
            Summary => $article->{summary},
            Class   => $desk->{class}{ $article->{class} },
            "CustomField-$desk->{field}{topic}" => $article->{service},
        );
        Desk::Setup::ok( "article $article->{name}", $id, $message );
        $id{ $article->{number} }{ $article->{language} } = $id;
    }
    for my $article (@articles) {
        my $body = $article->{body} =~ s{"article:(\d+)"}{
            my $found = $id{$1} or die "$article->{name}: there is no article $1\n";
            '"/Articles/Article/Display.html?id=' . ( $found->{ $article->{language} } // ( values %$found )[0] ) . '"'
        }ger;
        Desk::Setup::ok( "text of $article->{name}", $article->{object}->AddCustomFieldValue(
            Field => $desk->{field}{body}, Value => $body, RecordTransaction => 0 ) );
    }
    RT->DatabaseHandle->Commit;
}

1;
