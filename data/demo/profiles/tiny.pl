# SPDX-License-Identifier: GPL-3.0-or-later
# The small desk of the tests: the demo's council with three agents, ten people and tickets that never change (README.md).
use utf8;
use strict;
use warnings;

my $base = do "$ENV{DESK_DIR}/profiles/demo.pl" or die $@ || $!;
my %agents = map { $_->{name} => $_ } @{ $base->{agents} };

+{
    %$base,
    bcrypt_cost => 10,
    queues      => [ grep { $_->{name} ne 'Proveedores' } @{ $base->{queues} } ],
    agents      => [ @agents{qw(lucia marta pablo)} ],
    # Only the second level reads its own queue here, so that a test meets a queue it may not see.
    groups => [
        map {
            my %group = %$_;
            delete $group{everywhere};
            $group{queues} = { see => ['Soporte N1'] } if $group{name} eq 'Agentes';
            $group{queues} = { work => ['Soporte N1'] } if $group{name} eq 'Primer nivel';
            $group{queues} = { work => [ 'Soporte N1', 'Soporte N2', 'Redes', 'Campo' ] } if $group{name} eq 'Segundo nivel';
            \%group;
        } grep { $_->{name} ne 'Supervisión' } @{ $base->{groups} }
    ],
    # A custom field of every type, for the tests that fill them.
    fields => [
        ( grep { $_->{name} ne 'Satisfacción' } @{ $base->{fields} } ),
        { name => 'Inventario', on => 'ticket', type => 'Freeform', max => 1, queues => ['Redes'],
            pattern => '^(?:[A-Z]{2}-\\d+)?$', described => 1, hint => 'Dos letras, un guion y un número' },
        { name => 'Etiquetas', on => 'ticket', type => 'Freeform', max => 0, queues => ['Redes'] },
        { name => 'Impacto', on => 'ticket', type => 'Select', max => 1, queues => ['Redes'], values => [qw(Bajo Medio Alto)] },
        { name => 'Edificios', on => 'ticket', type => 'Select', max => 0, queues => ['Redes'], values => [qw(Norte Sur Este)] },
        { name => 'Diagnóstico', on => 'ticket', type => 'Text',     max => 1, queues => ['Redes'] },
        { name => 'Notas',       on => 'ticket', type => 'Wikitext', max => 1, queues => ['Redes'] },
        { name => 'Compra',      on => 'ticket', type => 'Date',     max => 1, queues => ['Redes'] },
        { name => 'Cita',        on => 'ticket', type => 'DateTime', max => 1, queues => ['Redes'] },
        { name => 'Dirección', on => 'ticket', type => 'IPAddress', max => 1, queues => ['Redes'] },
        { name => 'Puertas',     on => 'ticket', type => 'IPAddress', max => 0, queues => ['Redes'] },
        { name => 'Proveedor', on => 'ticket', type => 'Combobox', max => 1, queues => ['Redes'], values => [qw(Norte Telefónica)] },
        { name => 'Afectado', on => 'ticket', type => 'Autocomplete', max => 1, queues => ['Redes'], values => [qw(router switch)] },
        { name => 'Afectados', on => 'ticket', type => 'Autocomplete', max => 0, queues => ['Redes'], values => [qw(router switch)] },
    ],
    classes  => ['General'],
    services => [ 'Puesto de trabajo', 'Impresión', 'Red y wifi' ],
    machines => [
        { name => 'PC-HAC-001', address => '10.20.0.11', protocol => 'rdp', model => 'HP ProDesk 400 G6', serial => 'VDM0001',
            location => 'Casa Consistorial', text => 'Hacienda', holder => 0 },
        { name => 'PC-BIB-004', address => '10.20.0.14', protocol => 'vnc', model => 'Lenovo ThinkCentre M70q', serial => 'VDM0004',
            location => 'Biblioteca Central', text => 'Biblioteca', holder => 1 },
        { name => 'SRV-CPD-001', address => '10.10.0.1', protocol => 'ssh', serial => 'VDM0100', location => 'Casa Consistorial' },
    ],
    articles => [
        { number => '01', language => 'es', name => 'La impresora no imprime', class => 'General', service => 'Impresión',
            summary => 'Comprobaciones antes de avisar',
            body => '<h2>Pasos</h2><ol><li>Mire la pantalla.</li><li>Apague y encienda.</li></ol>'
                . '<p>Vea también <a href="article:02">la VPN</a>.</p>' },
        { number => '02', language => 'es', name => 'Conectar por VPN', class => 'General', service => 'Red y wifi',
            summary => 'Primera conexión desde casa',
            body => '<p>Abra el <b>cliente</b> y escriba su contraseña.</p><table><tr><td>Servidor</td><td>vpn.valdeamor.example</td></tr></table>' },
    ],
    people => [
        [ 'Elena Gil Torres',        'Hacienda',             '600101' ],
        [ 'Antonio Muñoz Peña',      'Biblioteca Municipal', '600102' ],
        [ 'Beatriz Navarro Sanz',    'Registro General',     '600103' ],
        [ 'Iñaki Ortega Ruiz',       'Policía Local',        '600104' ],
        [ 'Carmen Álvarez Díaz',     'Servicios Sociales',   '600105' ],
        [ 'Óscar Martín Cortés',     'Obras y Urbanismo',    '600106' ],
        [ 'Raquel Suárez Castro',    'Deportes',             '600107' ],
        [ 'Francisco Gómez Rubio',   'Padrón y Estadística', '600108' ],
        [ 'Nuria Delgado Molina',    'Cultura',              '600109' ],
        [ 'Ángel Jiménez Iglesias',  'Tesorería',            '600110' ],
    ],
};
