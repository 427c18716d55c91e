# SPDX-License-Identifier: GPL-3.0-or-later
# The forty tickets the tests know by heart. Their numbers, subjects, owners and statuses are listed in data/demo/README.md.
package Desk::Tiny;
use utf8;
use strict;
use warnings;
use Desk::Picture;
use Desk::Ticket;

my $HOUR = 3600;

my $HTML_MAIL = <<'HTML';
<html><head><style>p { color: red }</style><script>document.title = "no";</script></head><body>
<p>Buenos días, este es el <b>resumen</b> de la <i>semana</i>:</p>
<table border="1"><tr><th>Equipo</th><th>Fallos</th></tr><tr><td>PC-HAC-001</td><td>3</td></tr>
<tr><td>IMP-HAC-002</td><td>12 &euro;</td></tr></table>
<ul><li>Reiniciar el servicio</li><li>Avisar a <a href="https://intranet.valdeamor.example/avisos?a=1&amp;b=2">la intranet</a></li></ul>
<ol><li>Primero</li><li>Segundo</li></ol>
<p>Imagen externa: <img src="http://tracker.example/pixel.png" alt="logotipo" width="1" height="1"></p>
<p onclick="alert(1)">Un <a href="javascript:alert(1)">enlace peligroso</a> y código: <code>ping 10.1.0.1</code></p>
<script>alert("nunca");</script>
<blockquote type="cite"><p>El lunes escribió usted:</p><blockquote><p>¿Sigue fallando la impresora?</p></blockquote></blockquote>
</body></html>
HTML

# queue, status, owner, requestor, subject. Tickets 15 to 40 in this order.
my @PLAIN = (
    [ 'Soporte N1', 'new',      undef,   0, 'No funciona el ratón' ],
    [ 'Soporte N1', 'new',      undef,   1, 'Solicitud de alta de usuario' ],
    [ 'Soporte N1', 'open',     'marta', 2, 'El correo va muy lento' ],
    [ 'Soporte N1', 'open',     'lucia', 3, 'Acceso a la carpeta compartida' ],
    [ 'Soporte N1', 'waiting',  'lucia', 4, 'Falta el programa de nóminas' ],
    [ 'Soporte N1', 'resolved', 'marta', 5, 'Contraseña caducada' ],
    [ 'Soporte N1', 'resolved', 'lucia', 6, 'El monitor parpadea' ],
    [ 'Soporte N1', 'rejected', 'marta', 7, 'Quiero otro teclado' ],
    [ 'Soporte N2', 'new',      undef,   8, 'Error 500 en el gestor de expedientes' ],
    [ 'Soporte N2', 'open',     'lucia', 9, 'La firma electrónica no carga' ],
    [ 'Soporte N2', 'open',     'lucia', 0, 'Copia de seguridad incompleta' ],
    [ 'Soporte N2', 'waiting',  'lucia', 1, 'Actualización de Debian pendiente' ],
    [ 'Soporte N2', 'supplier', 'lucia', 2, 'Licencia del visor de planos' ],
    [ 'Soporte N2', 'resolved', 'lucia', 3, 'Perfil de usuario dañado' ],
    [ 'Redes',      'new',      undef,   4, 'Sin red en la planta segunda' ],
    [ 'Redes',      'open',     'lucia', 5, 'La VPN se corta cada hora' ],
    [ 'Redes',      'open',     undef,   6, 'Wifi de invitados' ],
    [ 'Redes',      'resolved', 'lucia', 7, 'Toma de red estropeada' ],
    [ 'Campo',      'new',      undef,   8, 'Instalar pantalla en el salón de plenos' ],
    [ 'Campo',      'planned',  'pablo', 9, 'Cambiar disco del PC-BIB-004' ],
    [ 'Campo',      'onsite',   'pablo', 0, 'Traslado de puestos a Turismo' ],
    [ 'Soporte N1', 'new',      undef,   1, 'No puedo imprimir en color' ],
    [ 'Soporte N1', 'new',      undef,   2, 'Cambio de extensión telefónica' ],
    [ 'Soporte N2', 'new',      undef,   3, 'El escáner no aparece' ],
    [ 'Redes',      'new',      undef,   4, 'Dirección IP duplicada' ],
    [ 'Soporte N1', 'new',      undef,   5, 'Última petición del día' ],
);

sub run {
    my ($desk) = @_;
    my $tiny = { desk => $desk, number => 0 };
    my $first = opening( $tiny, 'Soporte N1', 0, 'La impresora de Hacienda no imprime',
        "Buenos días:\n\nLa impresora de la segunda planta no imprime desde ayer.\n\nUn saludo,\nElena" );
    talk( $tiny, $first, 'marta', 0, 'Hola, Elena: ¿qué aparece en la pantalla de la impresora?' );
    $first->message( by => agent( $tiny, 'marta' ), at => $first->{last} + 60, kind => 'note', minutes => 5,
        text => 'Parece el fusor. Consultar con segundo nivel.' );
    $first->message( by => person( $tiny, 0 ), at => $first->{last} + 900, text => 'Dice «Error 49.4C02».' );
    $first->finish;
    html_mail($tiny);
    attachments($tiny);
    long_conversation($tiny);
    merged($tiny);
    odd_ones($tiny);
    field_work($tiny);
    plain( $tiny, @$_ ) for @PLAIN;
}

sub person { my ( $tiny, $index ) = @_; return $tiny->{desk}{people}[$index]{id} }
sub agent { my ( $tiny, $name ) = @_; return $tiny->{desk}{agent}{$name} }

# Six hours apart, the last one three hours ago.
sub opening {
    my ( $tiny, $queue, $who, $subject, $text, %more ) = @_;
    my $at = $tiny->{desk}{now} - ( 40 - $tiny->{number}++ ) * 6 * $HOUR - 3 * $HOUR + 6 * $HOUR;
    my $requestor = person( $tiny, $who );
    my $message = ref $text ? $text : { text => $text };
    return Desk::Ticket->new( $tiny->{desk}, queue => $queue, by => $requestor, at => $at, subject => $subject,
        requestors => [$requestor], message => $message, %more, fields => { channel => 'Correo', %{ $more{fields} // {} } } );
}

# An agent takes the ticket and answers.
sub talk {
    my ( $tiny, $ticket, $name, $who, $text, %more ) = @_;
    my $agent = agent( $tiny, $name );
    $ticket->owner( $agent, $agent, $ticket->{last} + 600 );
    $ticket->status( $ticket->{queue}{lifecycle} eq 'campo' ? 'planned' : 'open', $agent, $ticket->{last} );
    $ticket->message( by => $agent, at => $ticket->{last} + 60, text => $text, minutes => 5, %more );
}

sub html_mail {
    my ($tiny) = @_;
    my $ticket = opening( $tiny, 'Soporte N2', 2, 'Resumen de incidencias de la semana',
        { text => 'Resumen de la semana (versión de texto).', html => $HTML_MAIL } );
    talk( $tiny, $ticket, 'lucia', 2, undef, html => '<p>Gracias, lo <strong>reviso</strong> hoy.</p>' );
    $ticket->finish;
}

sub attachments {
    my ($tiny) = @_;
    my $picture = Desk::Picture::window( 320, 180, 28, 113, 216 );
    my $ticket = opening( $tiny, 'Soporte N2', 3, 'Captura del error al firmar', {
        html  => '<p>Adjunto la captura:</p><p><img src="cid:captura@valdeamor" alt="captura"></p><p>Y el registro.</p>',
        files => [ [ 'captura.png', 'image/png', $picture, 'captura@valdeamor' ],
            [ 'registro.log', 'text/plain', join '', map {"10:0$_:00 ERROR firma: tiempo agotado\n"} 0 .. 9 ] ],
    } );
    talk( $tiny, $ticket, 'lucia', 3, 'Recibido. Miro el registro.' );
    $ticket->finish;
    opening( $tiny, 'Soporte N1', 4, 'Documento que no se abre', {
        text  => 'No puedo abrir este documento.',
        files => [ [ 'Informe año señalización €.txt', 'text/plain', "Contenido del informe\n" ] ],
    } )->finish;
}

sub long_conversation {
    my ($tiny) = @_;
    my $ticket = opening( $tiny, 'Soporte N2', 5, 'La aplicación de obras se cierra sola', 'Mensaje 1: se cierra sola.' );
    my $lucia = agent( $tiny, 'lucia' );
    $ticket->owner( $lucia, $lucia, $ticket->{last} + 60 );
    $ticket->status( 'open', $lucia, $ticket->{last} );
    for my $number ( 2 .. 60 ) {
        my $by = $number % 2 ? person( $tiny, 5 ) : $lucia;
        $ticket->message( by => $by, at => $ticket->{last} + 300, kind => $number % 10 ? 'reply' : $by == $lucia ? 'note' : 'reply',
            text => "Mensaje $number: seguimos probando.\n\n> Mensaje " . ( $number - 1 ) );
    }
    $ticket->finish;
}

sub merged {
    my ($tiny) = @_;
    my $double = opening( $tiny, 'Soporte N1', 6, 'Sin Internet (duplicado)', 'No tengo Internet.' );
    my $kept = opening( $tiny, 'Soporte N1', 6, 'Sin Internet en Deportes', 'No tenemos Internet en Deportes.' );
    my $marta = agent( $tiny, 'marta' );
    $double->status( 'resolved', $marta, $kept->{last} + 300 );
    $kept->absorb( $double, $marta, $kept->{last} + 300 );
    $_->finish for $double, $kept;
}

sub odd_ones {
    my ($tiny) = @_;
    my $lucia = agent( $tiny, 'lucia' );
    my $deleted = opening( $tiny, 'Soporte N1', 7, 'Publicidad no deseada', 'Compre ahora.' );
    $deleted->status( 'deleted', $lucia, $deleted->{last} + 60 );
    $deleted->finish;
    my $odd = opening( $tiny, 'Soporte N1', 8, '<b>&amp; ñ €', "Texto con <b>etiquetas</b> &amp; signos: ñ € 😀\n\n-- \nNuria" );
    talk( $tiny, $odd, 'lucia', 8, 'Se ve bien.' );
    $odd->finish;
    my $timed = opening( $tiny, 'Soporte N2', 9, 'Migrar el puesto de Tesorería', 'Hay que migrar el puesto.',
        estimated => 60, priority => 50, sla => 'Urgente', fields => { service => 'Puesto de trabajo' } );
    talk( $tiny, $timed, 'lucia', 9, 'Empiezo hoy.', minutes => 30 );
    $timed->message( by => $lucia, at => $timed->{last} + 1800, kind => 'note', minutes => 65, text => 'Datos copiados.' );
    $timed->link( 'RefersTo', 1, $lucia, $timed->{last} + 60 );
    $timed->link( 'RefersTo', 'https://intranet.valdeamor.example/migracion', $lucia, $timed->{last} + 60 );
    $timed->finish;
}

sub field_work {
    my ($tiny) = @_;
    my $visit = Desk::Tables::iso( $tiny->{desk}{now} + 24 * $HOUR );
    my $planned = opening( $tiny, 'Campo', 0, 'Visita: impresora de Hacienda', 'Cambiar el fusor.',
        fields => { visit => $visit, place => 'Casa Consistorial' } );
    talk( $tiny, $planned, 'pablo', 0, 'Paso mañana.' );
    $planned->link( 'DependsOn', 1, agent( $tiny, 'pablo' ), $planned->{last} + 60 );
    $planned->finish;
    for my $state ( [ 'onsite', 'Visita: wifi de la biblioteca' ], [ 'waiting', 'Visita: falta material' ],
        [ 'done', 'Visita: pantalla cambiada' ] )
    {
        my $ticket = opening( $tiny, 'Campo', 1, $state->[1], 'Hace falta que venga alguien.' );
        talk( $tiny, $ticket, 'pablo', 1, 'De acuerdo.' );
        $ticket->status( 'onsite', agent( $tiny, 'pablo' ), $ticket->{last} + 900 );
        $ticket->status( $state->[0], agent( $tiny, 'pablo' ), $ticket->{last} + 900 );
        $ticket->finish;
    }
}

sub plain {
    my ( $tiny, $queue, $status, $owner, $who, $subject ) = @_;
    my $ticket = opening( $tiny, $queue, $who, $subject, "Hola:\n\n$subject. ¿Pueden ayudarme?\n\nGracias." );
    if ($owner) {
        talk( $tiny, $ticket, $owner, $who, 'Lo miramos.' );
        $ticket->status( $status, agent( $tiny, $owner ), $ticket->{last} + 600 );
    }
    elsif ( $status ne 'new' ) {
        $ticket->status( $status, 1, $ticket->{last} + 600 );
    }
    $ticket->finish;
}

1;
