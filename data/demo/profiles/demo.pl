# SPDX-License-Identifier: GPL-3.0-or-later
# The help desk of an invented Spanish city council: what exists on it. Seeding and Request Tracker's settings both read this.
use utf8;
use strict;
use warnings;

my @see     = qw(SeeQueue ShowTicket ShowTicketComments ShowOutgoingEmail SeeCustomField Watch);
my @work    = qw(CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket TakeTicket StealTicket
    ModifyCustomField SetInitialCustomField WatchAsAdminCc ForwardMessage);
my @oversee = qw(ReassignTicket DeleteTicket);

my @workdays = map { ( $_ => { Name => $_, Start => '8:00', End => '20:00' } ) } 1 .. 5;

+{
    rtname   => 'cau.valdeamor',
    domain   => 'valdeamor.example',
    name     => 'Ayuntamiento de Valdeamor',
    mailbox  => 'cau',
    timezone => 'Europe/Madrid',
    received => 'Hemos recibido su petición y le hemos dado un número. La resumimos aquí:',

    lifecycles => {
        cau => {
            initial     => ['new'],
            active      => [ 'open', 'waiting', 'supplier' ],
            inactive    => [ 'resolved', 'rejected', 'deleted' ],
            defaults    => { on_create => 'new' },
            transitions => {
                ''       => [ 'new', 'open', 'resolved' ],
                new      => [ 'open', 'waiting', 'resolved', 'rejected', 'deleted' ],
                open     => [ 'waiting', 'supplier', 'resolved', 'rejected', 'deleted' ],
                waiting  => [ 'open', 'resolved', 'rejected', 'deleted' ],
                supplier => [ 'open', 'waiting', 'resolved', 'deleted' ],
                resolved => ['open'],
                rejected => ['open'],
                deleted  => ['open'],
            },
            rights  => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
            actions => [
                'new -> open'      => { label => 'Abrir' },
                'open -> waiting'  => { label => 'Esperar al usuario',   update => 'Respond' },
                'open -> supplier' => { label => 'Esperar al proveedor', update => 'Comment' },
                'open -> resolved' => { label => 'Resolver',             update => 'Respond' },
                'waiting -> open'  => { label => 'Retomar' },
                'supplier -> open' => { label => 'Retomar' },
                'resolved -> open' => { label => 'Reabrir', update => 'Comment' },
            ],
        },
        campo => {
            initial     => ['new'],
            active      => [ 'planned', 'onsite', 'waiting' ],
            inactive    => [ 'done', 'cancelled', 'deleted' ],
            defaults    => { on_create => 'new' },
            transitions => {
                ''        => [ 'new',     'planned' ],
                new       => [ 'planned', 'onsite', 'cancelled', 'deleted' ],
                planned   => [ 'new',     'onsite', 'waiting', 'cancelled' ],
                onsite    => [ 'planned', 'waiting', 'done', 'cancelled' ],
                waiting   => [ 'planned', 'onsite', 'done', 'cancelled' ],
                done      => ['planned'],
                cancelled => ['new'],
                deleted   => ['new'],
            },
            rights  => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
            actions => [
                'planned -> onsite' => { label => 'En el sitio' },
                'onsite -> done'    => { label => 'Terminar', update => 'Respond' },
            ],
        },
        __maps__ => {
            'cau -> campo' => {
                new      => 'new',  open     => 'planned',   waiting => 'waiting', supplier => 'waiting',
                resolved => 'done', rejected => 'cancelled', deleted => 'deleted',
            },
            'campo -> cau' => {
                new  => 'new',      planned   => 'open',     onsite  => 'open', waiting => 'waiting',
                done => 'resolved', cancelled => 'rejected', deleted => 'deleted',
            },
        },
    },

    # Minutes of business time to the first response and to the resolution.
    agreements => {
        Default      => 'Normal',
        QueueDefault => { 'Redes' => 'Urgente', 'Proveedores' => 'Baja', 'Campo' => 'Campo' },
        Levels       => {
            'Urgente' => { Response => { BusinessMinutes => 60 },  Resolve => { BusinessMinutes => 4 * 60 } },
            'Normal'  => { Response => { BusinessMinutes => 240 }, Resolve => { BusinessMinutes => 24 * 60 } },
            'Baja'    => { Response => { BusinessMinutes => 720 }, Resolve => { BusinessMinutes => 60 * 60 } },
            'Campo'   => { Resolve  => { BusinessMinutes => 36 * 60 } },
        },
    },
    hours => {
        Default => {
            @workdays,
            holidays => [qw(01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25
                2025-04-17 2025-04-18 2026-04-02 2026-04-03 2027-03-25 2027-03-26 2028-04-13 2028-04-14)],
        },
    },

    queues => [
        { name => 'Soporte N1',  lifecycle => 'cau',   text => 'Primer nivel: la ventanilla única del CAU' },
        { name => 'Soporte N2',  lifecycle => 'cau',   text => 'Segundo nivel: puestos, servidores y aplicaciones' },
        { name => 'Redes',       lifecycle => 'cau',   text => 'Red municipal, wifi, VPN y telefonía' },
        { name => 'Proveedores', lifecycle => 'cau',   text => 'Averías y pedidos en manos de terceros' },
        { name => 'Campo',       lifecycle => 'campo', text => 'Intervenciones en las sedes municipales' },
    ],

    searches => [
        { agent => 'lucia', name => 'Impresión, abiertas', query => "Subject LIKE 'impr' AND Status = '__Active__'" },
        { agent => 'lucia', name => 'Cerradas por mí', query => "Owner = 'lucia' AND Status = 'resolved'" },
    ],
    rights => { see => \@see, work => [ @see, @work ], oversee => [ @see, @work, @oversee ] },
    groups => [
        { name => 'Agentes', everywhere => 'see', global => [qw(ModifySelf ManageAuthTokens LoadSavedSearch
            CreateSavedSearch ShowArticlesMenu ShowAssetsMenu SeeClass ShowArticle ShowCatalog ShowAsset SeeGroup)] },
        { name => 'Primer nivel',  queues => { work => [ 'Soporte N1', 'Proveedores' ] } },
        { name => 'Segundo nivel', queues => { work => [ 'Soporte N1', 'Soporte N2', 'Redes', 'Proveedores', 'Campo' ] },
            global => [qw(CreateArticle ModifyArticle CreateAsset ModifyAsset)] },
        { name => 'Técnicos de campo', queues => { work => ['Campo'] }, global => ['ModifyAsset'] },
        { name => 'Supervisión', everywhere => 'oversee',
            global => [qw(CreateArticle ModifyArticle DisableArticle CreateAsset ModifyAsset ShowUserHistory)] },
    ],

    agents => [
        { name => 'lucia',  real => 'Lucía Fernández Prado',   in => ['Segundo nivel'] },
        { name => 'marta',  real => 'Marta Ruiz Alcázar',      in => ['Primer nivel'] },
        { name => 'pablo',  real => 'Pablo Otero Nieto',       in => ['Técnicos de campo'] },
        { name => 'carlos', real => 'Carlos Mena Vidal',       in => ['Primer nivel'] },
        { name => 'nerea',  real => 'Nerea Aguirre Soto',      in => ['Primer nivel'] },
        { name => 'hugo',   real => 'Hugo Sánchez Marín',      in => ['Primer nivel'] },
        { name => 'ines',   real => 'Inés Caballero Gil',      in => ['Primer nivel'] },
        { name => 'jordi',  real => 'Jordi Puig Serra',        in => ['Primer nivel'] },
        { name => 'javier', real => 'Javier Domínguez Lara',   in => ['Segundo nivel'] },
        { name => 'rosa',   real => 'Rosa Iglesias Peña',      in => ['Segundo nivel'] },
        { name => 'andres', real => 'Andrés Cuesta Ramos',     in => ['Segundo nivel'] },
        { name => 'sergio', real => 'Sergio Montes Rey',       in => ['Técnicos de campo'] },
        { name => 'amaia',  real => 'Amaia Etxeberria Díaz',   in => ['Técnicos de campo'] },
        { name => 'elena',  real => 'Elena Vázquez Crespo',    in => ['Supervisión'] },
        { name => 'tomas',  real => 'Tomás Herrero Blanco',    in => ['Supervisión'] },
    ],

    fields => [
        { name => 'Canal', on => 'ticket', type => 'Select', max => 1, values => [ 'Teléfono', 'Correo', 'Web', 'Presencial' ] },
        { name => 'Servicio',        on => 'ticket', type => 'Select', max => 1, values => 'services' },
        { name => 'Satisfacción',    on => 'ticket', type => 'Select', max => 1, values => [ 1 .. 5 ] },
        { name => 'Ubicación',       on => 'ticket', type => 'Freeform', max => 1 },
        { name => 'Fecha de visita', on => 'ticket', type => 'DateTime', max => 1, queues => ['Campo'] },
        { name => 'Teléfono', on => 'user',    type => 'Freeform', max => 1 },
        { name => 'Contenido',       on => 'article', type => 'HTML',   max => 1 },
        { name => 'Servicio KB',     on => 'article', type => 'Select', max => 1, values => 'services' },
        { name => 'IP',               on => 'asset', type => 'IPAddress', max => 1 },
        { name => 'Número de serie',  on => 'asset', type => 'Freeform',  max => 1 },
        { name => 'Modelo',           on => 'asset', type => 'Freeform',  max => 1 },
        { name => 'Protocolo remoto', on => 'asset', type => 'Select', max => 1, values => [qw(rdp vnc ssh spice web)] },
        { name => 'Ubicación del equipo', on => 'asset', type => 'Freeform', max => 1 },
        { name => 'Software instalado', on => 'asset', type => 'Freeform', max => 0 },
        { name => 'Averías', on => 'asset', type => 'Freeform', max => 0 },
    ],
    # What the fields above mean to the seeding code.
    field => {
        channel => 'Canal', service => 'Servicio', place => 'Ubicación', survey => 'Satisfacción', visit => 'Fecha de visita', phone => 'Teléfono',
        body => 'Contenido', topic => 'Servicio KB', address => 'IP', serial => 'Número de serie', model => 'Modelo',
        protocol => 'Protocolo remoto', location => 'Ubicación del equipo',
        software => 'Software instalado', failures => 'Averías',
    },
    # The service catalogue and the classes of articles come from content/; these are here whatever is there.
    services => ['Puesto de trabajo'],
    classes  => [],
    catalog  => 'Equipos',

    # Statuses by what they mean, for the stories of the past year.
    status => {
        cau   => { new => 'new', open => 'open',    waiting => 'waiting', resolved => 'resolved', rejected => 'rejected' },
        campo => { new => 'new', open => 'planned', waiting => 'waiting', resolved => 'done',     rejected => 'cancelled' },
    },

    # Who works in which queue, where the second level sits, and how people get in touch (the first is by word of mouth).
    pools => {
        'Soporte N1' => 'Primer nivel', 'Proveedores' => 'Primer nivel', 'Campo' => 'Técnicos de campo',
        'Soporte N2' => 'Segundo nivel', 'Redes' => 'Segundo nivel',
    },
    second_queue => 'Soporte N2',
    visit_queue  => 'Campo',
    channels     => [ 'Teléfono', 'Correo', 'Web', 'Presencial' ],
    marks => [ 1 .. 5 ],

    departments => [
        'Alcaldía', 'Atención Ciudadana', 'Biblioteca Municipal', 'Contratación', 'Cultura', 'Deportes', 'Educación',
        'Hacienda', 'Igualdad', 'Intervención', 'Medio Ambiente', 'Obras y Urbanismo', 'Padrón y Estadística',
        'Parques y Jardines', 'Policía Local', 'Protección Civil', 'Recursos Humanos', 'Registro General',
        'Secretaría General', 'Servicios Sociales', 'Tesorería', 'Turismo', 'Vivienda',
    ],
    places => [
        'Casa Consistorial', 'Edificio Alameda', 'Centro Cívico Norte', 'Centro Cívico Las Huertas', 'Biblioteca Central',
        'Polideportivo San Roque', 'Jefatura de Policía Local', 'Oficina de Turismo', 'Mercado de Abastos', 'Nave de Obras',
        'Centro de Mayores', 'Escuela de Música', 'Vivero de Empresas', 'Parque de Bomberos',
    ],
    first_names => [qw(María Carmen Ana Isabel Laura Cristina Marta Pilar Elena Teresa Raquel Beatriz Silvia Nuria Irene
        Antonio José Manuel Francisco David Juan Javier Daniel Carlos Miguel Alejandro Rafael Pedro Ángel Óscar Iñaki)],
    last_names => [qw(García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández
        Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco
        Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Peña)],
    models => [ 'HP ProDesk 400 G6', 'Dell OptiPlex 3080', 'Lenovo ThinkCentre M70q', 'HP EliteBook 840 G8', 'Dell Latitude 5420' ],
};
