# SPDX-License-Identifier: GPL-3.0-or-later
# A foreign desk: an English hospital that names, numbers and arranges everything differently. What works on the demo only by
# knowing its words fails here.
use utf8;
use strict;
use warnings;

my @see  = qw(SeeQueue ShowTicket ShowTicketComments SeeCustomField);
my @work = ( @see, qw(CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket TakeTicket StealTicket
    ModifyCustomField SetInitialCustomField) );

my $legacy = q{Applications "Legacy" & Co's};

# A short way to write a case: subject, escalation, outcome, then who says what ("requestor: …", "agent note: …").
sub story {
    my ( $weight, $outcome, $escalates, $subject, @lines ) = @_;
    my @messages = map {
        my ( $by, $note, $text ) = /^(\w+)( note)?: (.*)$/s or die $_;
        { by => $by, kind => $note ? 'note' : $by eq 'requestor' ? 'reply' : 'reply', html => $text =~ /^</ ? 1 : 0, text => [$text] };
    } @lines;
    $messages[0]{kind} = 'request';
    return { weight => $weight, lang => 'en', subject => [$subject], outcome => $outcome, escalates_to => $escalates,
        minutes => [ 5, 90 ], messages => \@messages };
}

+{
    rtname   => 'nht-it',
    domain   => 'northfield.example',
    name     => 'Northfield Hospital Trust',
    mailbox  => 'itsupport',
    timezone => 'Europe/London',
    received => 'Thank you for contacting IT. This is what you told us:',

    lifecycles => {
        incident => {
            initial     => ['logged'],
            active      => [ 'investigating', 'awaiting customer' ],
            inactive    => [ 'fixed', 'withdrawn', 'deleted' ],
            defaults    => { on_create => 'logged' },
            transitions => {
                ''                  => [ 'logged', 'investigating' ],
                logged              => [ 'investigating', 'withdrawn', 'deleted' ],
                investigating       => [ 'awaiting customer', 'fixed', 'withdrawn' ],
                'awaiting customer' => [ 'investigating', 'fixed', 'withdrawn' ],
                fixed               => ['investigating'],
                withdrawn           => ['investigating'],
                deleted             => ['logged'],
            },
            rights  => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
            actions => [],
        },
        change => {
            initial     => ['draft'],
            active      => [ 'approved', 'scheduled', 'paused' ],
            inactive    => [ 'implemented', 'declined', 'deleted' ],
            defaults    => { on_create => 'draft' },
            transitions => {
                ''          => [ 'draft', 'approved' ],
                draft       => [ 'approved',    'declined', 'deleted' ],
                approved    => [ 'scheduled',   'paused',   'declined' ],
                scheduled   => [ 'implemented', 'paused',   'approved' ],
                paused      => [ 'approved',    'scheduled', 'declined' ],
                implemented => [],
                declined    => ['draft'],
                deleted     => ['draft'],
            },
            rights  => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
            actions => [ 'approved -> scheduled' => { label => 'Put in the calendar' } ],
        },
        __maps__ => {
            'incident -> change' => {
                logged => 'draft', investigating => 'approved', 'awaiting customer' => 'paused', fixed => 'implemented',
                withdrawn => 'declined', deleted => 'deleted',
            },
            'change -> incident' => {
                draft => 'logged', approved => 'investigating', scheduled => 'investigating', paused => 'awaiting customer',
                implemented => 'fixed', declined => 'withdrawn', deleted => 'deleted',
            },
        },
    },
    agreements => {
        Default      => 'P3',
        QueueDefault => { 'Clinical Systems' => 'P1' },
        Levels       => {
            'P1' => { Response => { BusinessMinutes => 15 },  Resolve => { BusinessMinutes => 120 } },
            'P2' => { Response => { BusinessMinutes => 60 },  Resolve => { BusinessMinutes => 480 } },
            'P3' => { Response => { BusinessMinutes => 240 }, Resolve => { BusinessMinutes => 2400 } },
        },
    },
    hours => {
        Default => {
            ( map { ( $_ => { Name => $_, Start => '7:00', End => '19:00' } ) } 1 .. 6 ),
            holidays => [qw(01-01 12-25 12-26)],
        },
    },

    queues => [
        { name => 'Service Desk',     lifecycle => 'incident', text => 'First contact' },
        { name => 'Clinical Systems', lifecycle => 'incident', text => 'Patient records, imaging, laboratory' },
        { name => 'Deskside',         lifecycle => 'incident', text => 'Visits on the wards' },
        { name => 'Changes',          lifecycle => 'change',   text => 'Requests for change', no_sla => 1 },
        { name => $legacy,            lifecycle => 'incident', text => 'A name that needs quoting' },
    ],
    rights => { see => \@see, work => \@work },
    groups => [
        { name => 'IT staff', global => [qw(ModifySelf ManageAuthTokens SeeClass ShowArticle ShowCatalog ShowAsset)] },
        { name => 'Front line', queues => { work => [ 'Service Desk', 'Deskside' ], see => ['Clinical Systems'] } },
        { name => 'Specialists', queues => { work => [ 'Service Desk', 'Clinical Systems', 'Deskside', 'Changes', $legacy ] } },
    ],
    agents => [
        { name => 'priya', real => 'Priya Raman',     in => ['Specialists'] },
        { name => 'owen',  real => 'Owen Gallagher',  in => ['Front line'] },
        { name => 'grace', real => "Grace O'Connell", in => ['Specialists'] },
        { name => 'tom',   real => 'Tom Ashworth',    in => ['Front line'] },
    ],
    pools => {
        'Service Desk' => 'Front line', 'Deskside' => 'Front line', 'Clinical Systems' => 'Specialists',
        'Changes' => 'Specialists', $legacy => 'Specialists',
    },
    second_queue => 'Clinical Systems',
    visit_queue  => 'Changes',
    channels     => [ 'Telephone', 'E-mail', 'Portal', 'Walk-in' ],
    status       => {
        incident => { new => 'logged', open => 'investigating', waiting => 'awaiting customer', resolved => 'fixed',
            rejected => 'withdrawn' },
        change => { new => 'draft', open => 'approved', waiting => 'paused', resolved => 'implemented', rejected => 'declined' },
    },

    fields => [
        { name => 'Source', on => 'ticket', type => 'Select', max => 1, values => [ 'Telephone', 'E-mail', 'Portal', 'Walk-in' ] },
        { name => 'Business Service', on => 'ticket',  type => 'Select',    max => 1, values => 'services' },
        { name => 'Survey',           on => 'ticket',  type => 'Select',    max => 1,
            values => [ '1 - Very poor', '2 - Poor', '3 - Fair', '4 - Good', '5 - Very good' ] },
        { name => 'Supplier',         on => 'ticket',  type => 'Freeform',  max => 1 },
        { name => 'Ward',             on => 'ticket',  type => 'Freeform',  max => 1 },
        { name => 'Change window',    on => 'ticket',  type => 'DateTime',  max => 1, queues => ['Changes'] },
        { name => 'Bleep',            on => 'user',    type => 'Freeform',  max => 1 },
        { name => 'Text',             on => 'article', type => 'HTML',      max => 1 },
        { name => 'About',            on => 'article', type => 'Select',    max => 1, values => 'services' },
        { name => 'Network address',  on => 'asset',   type => 'IPAddress', max => 1 },
        { name => 'Asset tag',        on => 'asset',   type => 'Freeform',  max => 1 },
        { name => 'Remote access',    on => 'asset',   type => 'Select',    max => 1, values => [qw(rdp vnc ssh spice web)] },
    ],
    field => {
        channel => 'Source', service => 'Business Service', place => 'Ward', survey => 'Survey', supplier => 'Supplier', visit => 'Change window', phone => 'Bleep',
        body => 'Text', topic => 'About', address => 'Network address', serial => 'Asset tag', protocol => 'Remote access',
    },
    marks     => [ '1 - Very poor', '2 - Poor', '3 - Fair', '4 - Good', '5 - Very good' ],
    suppliers => [ 'Acme Print', "Ward & Sons" ],
    services => ['Workplace'],
    classes  => ['Runbooks'],
    catalog  => 'Hospital estate',
    articles => [
        { number => '01', language => 'en', name => 'Restarting the label printer', class => 'Runbooks', service => 'Printing',
            summary => 'Before you call out an engineer', body => '<ol><li>Lift the lid.</li><li>Hold feed for five seconds.</li></ol>' },
        { number => '02', language => 'en', name => 'Unlocking an account', class => 'Runbooks', service => 'Accounts',
            summary => 'Identity check first', body => '<p>Ask for the <b>staff number</b> and the line manager.</p>' },
    ],

    cases => [
        { service => 'Printing', queue => 'Service Desk', cases => [
            story( 4, 'resolved', undef, 'Label printer on {place} is not printing',
                "requestor: Hello,\n\nThe label printer on {place} stopped at lunchtime and we are writing labels by hand.\n\nThanks, {person}",
                'agent: Hello {person}, could you hold the feed button for five seconds and tell me what comes out?',
                'requestor: A half printed label, then a red light.',
                'agent note: Ribbon again, third time this month on {machine}.',
                'agent: I have ordered a new ribbon and moved your queue to the printer next door meanwhile.' ),
            story( 1, 'open', 'Deskside', 'Printer jammed on {place}', 'requestor: Paper is stuck deep inside, see machine {machine}.',
                'agent note: Needs a visit.', 'second: We will come by this afternoon.' ),
        ] },
        { service => 'Accounts', queue => 'Service Desk', cases => [
            story( 5, 'resolved', undef, 'Locked out of my account',
                'requestor: <p>I am <b>locked out</b> again.</p><ul><li>PC: {machine}</li><li>Phone: {phone}</li></ul>',
                'agent: Your account is open again. You have been asked to choose a new password.' ),
            story( 2, 'rejected', undef, 'Give me access to all shared folders', 'requestor: All of {department} please.',
                'agent: Access needs the approval of each folder owner. Please use the access form.' ),
        ] },
        { service => 'Patient records', queue => 'Clinical Systems', cases => [
            story( 3, 'resolved', undef, 'Records system freezes when opening a chart',
                'requestor: It freezes for a minute on every chart since {date}.',
                'agent: We see it too. A restart of the record server is planned for tonight.',
                'requestor: Thank you, please keep me informed.', 'agent: It has been restarted. How does it behave today?',
                'requestor: Much better.' ),
            story( 2, 'waiting', undef, 'Cannot see imaging results', 'requestor: The imaging tab is empty for all my patients.',
                'agent: Could you send one example by secure message? Your workstation is {machine}, isn’t it?' ),
        ] },
        { service => 'Network', queue => $legacy, cases => [
            story( 1, 'resolved', undef, 'Old rota program <does not> start & shows "error 5"',
                'requestor: The old rota program says "error 5" — 5 µs later it is gone.', 'agent: Restored from last night’s copy.' ),
        ] },
        { service => 'Change control', queue => 'Changes', cases => [
            story( 1, 'resolved', undef, 'Replace the switch in {place}', 'agent: Planned replacement of the access switch.',
                'agent note: Window agreed with the ward manager.' ),
            story( 1, 'open', undef, 'Move the wireless controller', 'agent: Draft of the plan attached to the change record.' ),
        ] },
    ],

    departments => [ 'Accident & Emergency', 'Cardiology', 'Estates', 'Finance', 'Human Resources', 'Imaging', 'Maternity',
        'Oncology', 'Paediatrics', 'Pathology', 'Pharmacy', 'Theatres' ],
    places      => [ 'Ward 3', 'Ward 7B', 'Theatre 2', 'Outpatients', 'Reception', 'Pharmacy' ],
    first_names => [qw(Amelia Oliver Isla George Ava Noah Ivy Arthur Freya Leo Zoë Seán Chloë André)],
    last_names  => [qw(Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Khan Lewis Thompson Roberts Hughes)],
    last_name_count => 1,
    extensions      => 7000,
    models          => ['Workstation'],
};
