import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AreaNaming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, unique=True)),
                ('edition', models.BigIntegerField(help_text='The edition of areas that the groups are gone through for.')),
                ('after', models.BigIntegerField(default=0, help_text='Groups up to this id have been looked at.')),
                ('done', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('proposed', 'waiting for a human look'), ('listed', 'Helping now'), ('resting', 'Taking a rest'), ('closed', 'Closed'), ('refused', 'Not listed')], max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(allow_unicode=True, max_length=80, unique=True)),
                ('initial', models.CharField(help_text='Where it stands in the A to Z.', max_length=1)),
                ('sort_name', models.CharField(help_text='The name as the A to Z sorts it, alike on every database.', max_length=120)),
                ('summary', models.CharField(blank=True, max_length=160)),
                ('description', models.TextField(blank=True, max_length=4000)),
                ('place', models.CharField(blank=True, help_text='Where it helps, in its own words.', max_length=120)),
                ('cell', models.BigIntegerField(help_text='The middle of its patch, or where it says it is.')),
                ('door', models.CharField(blank=True, choices=[('pillar-box-red', 'pillar-box red'), ('bottle-green', 'bottle green'), ('navy', 'navy'), ('mustard', 'mustard'), ('plum', 'plum'), ('duck-egg', 'duck-egg'), ('slate', 'slate'), ('terracotta', 'terracotta'), ('bay-leaf', 'bay-leaf'), ('ink', 'ink')], max_length=20)),
                ('confirmed_on', models.DateField(help_text='When somebody of the group last said that this is true.', null=True)),
                ('silent_since', models.DateField(help_text='When it had been asked twice, and nobody had answered.', null=True)),
                ('known_since', models.DateField(help_text='When its source first had it.', null=True)),
                ('source', models.CharField(blank=True, help_text='Where this entry came from.', max_length=120)),
                ('source_key', models.CharField(blank=True, help_text='What the source calls it.', max_length=120)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('coordinated_since', models.DateTimeField(help_text='When somebody first became its coordinator here.', null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, help_text='The same in every directory.', unique=True)),
                ('listed_at', models.DateTimeField(help_text='When it was first listed.', null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When anything that the open data says changed.')),
                ('sharing', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('home', models.CharField(blank=True, help_text='Its page in the directory that looks after it.', max_length=300)),
                ('home_name', models.CharField(blank=True, help_text='What that directory is called.', max_length=120)),
                ('licence', models.CharField(blank=True, help_text='The address of the licence it came under.', max_length=300)),
                ('via', models.JSONField(blank=True, default=list, help_text='The installations it came through, its home first.')),
                ('hops', models.PositiveSmallIntegerField(default=0, help_text='How many those are; 0 for our own.')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'cell'], name='group_by_cell'), models.Index(fields=['status', 'initial', 'sort_name'], name='group_a_to_z'), models.Index(fields=['changed_at', 'id'], name='group_by_change'), models.Index(fields=['listed_at', 'id'], name='group_by_listing'), models.Index(fields=['sort_name', 'status'], name='group_by_name'), models.Index(fields=['status', 'confirmed_on', 'sort_name'], name='group_by_freshness')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source', 'source_key'), name='group_once_a_source'), models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'listed', 'resting', 'closed', 'refused'])), name='group_listing_known'), models.CheckConstraint(condition=models.Q(('cell__gt', 0)), name='group_has_a_place'), models.CheckConstraint(condition=models.Q(('sharing__in', ['open', 'kept', 'withdrawn'])), name='group_sharing_known'), models.CheckConstraint(condition=models.Q(models.Q(('home', ''), ('hops', 0)), models.Q(('home__startswith', 'https://'), ('hops__gt', 0)), models.Q(('home__startswith', 'http://'), ('hops__gt', 0)), _connector='OR'), name='group_from_a_feed_has_a_home')],
            },
        ),
        migrations.CreateModel(
            name='StreetTeam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='street_teams', to='groups.group')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('group', 'name'), name='street_team_once_a_group')],
            },
        ),
        migrations.CreateModel(
            name='Patch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parts', models.JSONField(help_text='How it was said: districts, sectors, areas, shapes, circles, cells.')),
                ('size', models.PositiveIntegerField(help_text='In cells of resolution 9, about a tenth of a square kilometre each.')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='patches', to='groups.group')),
                ('team', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='patch', to='groups.streetteam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('team', None)), fields=('group',), name='one_own_patch_a_group')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('volunteer', 'volunteer'), ('street-coordinator', 'street coordinator'), ('coordinator', 'coordinator'), ('safeguarding-lead', 'safeguarding lead')], max_length=20, verbose_name='as what')),
                ('status', models.CharField(choices=[('asked', 'asks to join'), ('joined', 'in it'), ('resting', 'taking a rest'), ('left', 'no longer in it'), ('declined', 'not taken on'), ('withdrawn', 'no longer asks')], max_length=20, verbose_name='how it stands')),
                ('asked_at', models.DateTimeField(null=True, verbose_name='asked to join on')),
                ('began_at', models.DateTimeField(null=True, verbose_name='in it since')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended on')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='groups.group', verbose_name='in which group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person', verbose_name='who')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='groups.streetteam', verbose_name='in which street team')),
            ],
            options={
                'verbose_name': 'what you are in a group',
                'verbose_name_plural': 'what you are in groups',
                'indexes': [models.Index(fields=['group', 'status', 'role'], name='membership_by_group'), models.Index(fields=['person', 'group', 'status'], name='membership_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ['asked', 'joined', 'resting']), models.Q(('role', 'street-coordinator'), _negated=True)), fields=('person', 'group', 'role'), name='membership_once'), models.UniqueConstraint(condition=models.Q(('role', 'street-coordinator'), ('status__in', ['asked', 'joined', 'resting'])), fields=('person', 'group', 'team'), name='membership_once_a_street_team'), models.CheckConstraint(condition=models.Q(('status__in', ['asked', 'joined', 'resting', 'left', 'declined', 'withdrawn'])), name='membership_status_known'), models.CheckConstraint(condition=models.Q(('role', 'volunteer'), models.Q(('role', 'street-coordinator'), ('team__isnull', False)), models.Q(('role__in', ['coordinator', 'safeguarding-lead']), ('team__isnull', True)), _connector='OR'), name='membership_role_has_its_team'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('status__in', ['asked', 'joined', 'resting'])), models.Q(('ended_at__isnull', False), ('status__in', ['left', 'declined', 'withdrawn'])), _connector='OR'), name='membership_ends_once_over')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('open', 'open'), ('used', 'used'), ('revoked', 'taken back')], default='open', max_length=20, verbose_name='how it stands')),
                ('role', models.CharField(choices=[('volunteer', 'volunteer'), ('street-coordinator', 'street coordinator'), ('coordinator', 'coordinator'), ('safeguarding-lead', 'safeguarding lead')], max_length=20, verbose_name='as what')),
                ('handle', models.CharField(max_length=4, null=True, unique=True)),
                ('hashed', models.CharField(blank=True, max_length=64)),
                ('uses', models.PositiveSmallIntegerField(default=0)),
                ('most_uses', models.PositiveSmallIntegerField(default=1)),
                ('made_at', models.DateTimeField(verbose_name='made on')),
                ('made_by', models.UUIDField(help_text="The person's opaque id.", null=True)),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('begun', models.BooleanField(default=False, help_text='Whom it is sent to was begun for it, and goes when it ends.')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent on')),
                ('page', models.CharField(blank=True, help_text='As the browser named it in which it was made.', max_length=200, verbose_name='where it is typed')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='groups.group', verbose_name='to which group')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='people.person', verbose_name='sent to')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.streetteam', verbose_name='to which street team')),
            ],
            options={
                'verbose_name': 'an invitation to a group',
                'verbose_name_plural': 'invitations to groups',
                'indexes': [models.Index(fields=['group', 'status', 'ends_at'], name='invitation_by_group'), models.Index(fields=['begun', 'status', 'ends_at'], name='invitation_begun')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['open', 'used', 'revoked'])), name='invitation_status_known'), models.CheckConstraint(condition=models.Q(('role', 'volunteer'), models.Q(('role', 'street-coordinator'), ('team__isnull', False)), models.Q(('role', 'coordinator'), ('team__isnull', True)), _connector='OR'), name='invitation_role_has_its_team'), models.CheckConstraint(condition=models.Q(('most_uses', 1), models.Q(('most_uses__range', (1, 100)), ('role', 'volunteer')), _connector='OR'), name='invitation_once_but_for_volunteers'), models.CheckConstraint(condition=models.Q(('uses__lte', models.F('most_uses'))), name='invitation_not_overdrawn')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('waiting', 'waiting for a human look'), ('added', 'added as a new group'), ('merged', 'is a group we had'), ('left-out', 'left out')], default='waiting', max_length=20)),
                ('source', models.CharField(max_length=120)),
                ('key', models.CharField(max_length=120)),
                ('line', models.JSONField(help_text='What the line says, by our names of columns; without ways into private chats.')),
                ('name', models.CharField(max_length=120)),
                ('reasons', models.JSONField(help_text='Pairs of a reason and what it is about: ["double", "Rye Lane Neighbours"].')),
                ('sharing', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.UUIDField(null=True)),
                ('resembles', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='doubts', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'id'], name='doubt_by_status')],
                'constraints': [models.UniqueConstraint(fields=('source', 'key'), name='doubt_once'), models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'added', 'merged', 'left-out'])), name='doubt_status_known')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('waiting', 'waits'), ('done', 'carried out'), ('refused', 'somebody said no'), ('withdrawn', 'taken back'), ('lapsed', 'came to nothing')], default='waiting', max_length=20, verbose_name='how it stands')),
                ('kind', models.CharField(choices=[('add-coordinator', 'somebody becomes a coordinator'), ('remove-coordinator', 'somebody is no longer a coordinator'), ('give-lead', 'somebody becomes a safeguarding lead'), ('take-lead', 'somebody is no longer a safeguarding lead'), ('change', 'another name or patch for the group'), ('rest', 'the group takes a rest'), ('close', 'the group closes'), ('list', 'the group is back on the list')], max_length=20, verbose_name='what is to be')),
                ('values', models.JSONField(blank=True, default=dict, help_text='As said.in_listing gives them.', verbose_name='the new name or patch')),
                ('made_by', models.UUIDField(help_text="The coordinator's opaque id.")),
                ('made_at', models.DateTimeField(verbose_name='made on')),
                ('due_at', models.DateTimeField(null=True, verbose_name='carried out on, unless somebody says no')),
                ('lapses_at', models.DateTimeField(verbose_name='comes to nothing on, unless somebody agrees')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='settled on')),
                ('settled_by', models.UUIDField(help_text='An opaque id; empty for the installation.', null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person', verbose_name='whom it is about')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='groups.group', verbose_name='in which group')),
            ],
            options={
                'verbose_name': 'a decision about you in a group',
                'verbose_name_plural': 'decisions about you in groups',
                'indexes': [models.Index(fields=['status', 'due_at'], name='decision_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('status', 'waiting')), fields=('group', 'kind', 'person'), name='decision_once_about_somebody'), models.UniqueConstraint(condition=models.Q(('person__isnull', True), ('status', 'waiting')), fields=('group', 'kind'), name='decision_once_about_a_group'), models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'done', 'refused', 'withdrawn', 'lapsed'])), name='decision_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['add-coordinator', 'remove-coordinator', 'give-lead', 'take-lead']), ('person__isnull', False)), models.Q(('kind__in', ['change', 'rest', 'close', 'list']), ('person__isnull', True)), _connector='OR'), name='decision_about_somebody_or_the_group'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('status', 'waiting')), models.Q(models.Q(('status', 'waiting'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='decision_settled_once_over')],
            },
        ),
        migrations.CreateModel(
            name='ContactWay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('means', models.CharField(choices=[('phone', 'telephone'), ('email', 'e-mail'), ('website', 'website')], max_length=10)),
                ('value', models.CharField(max_length=300)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_ways', to='groups.group')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('group', 'means', 'value'), name='contact_once_a_group'), models.CheckConstraint(condition=models.Q(('means__in', ['phone', 'email']), ('value__startswith', 'https://'), ('value__startswith', 'http://'), _connector='OR'), name='contact_website_is_a_page')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('made_at', models.DateTimeField()),
                ('by', models.UUIDField(help_text="The person's opaque id; empty for anybody, and for the installation.", null=True)),
                ('voice', models.CharField(choices=[('group', 'the group'), ('list', 'a list'), ('desk', 'the desk')], max_length=10)),
                ('source', models.CharField(blank=True, help_text="The list's name, where a list said it.", max_length=120)),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undone_by', to='groups.change')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'field', 'id'], name='change_by_field'), models.Index(fields=['voice', 'id'], name='change_by_voice'), models.Index(fields=['field', 'made_at'], name='change_by_day')],
            },
        ),
        migrations.CreateModel(
            name='GroupArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=20)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='groups.group')),
            ],
            options={
                'ordering': ['kind', 'code'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'code', 'group'), name='area_once_a_group')],
            },
        ),
        migrations.CreateModel(
            name='GroupDistrict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4)),
                ('region', models.CharField(help_text='The letters it begins with.', max_length=2)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='districts', to='groups.group')),
            ],
            options={
                'ordering': ['code'],
                'indexes': [models.Index(fields=['region', 'code', 'group'], name='district_by_region')],
                'constraints': [models.UniqueConstraint(fields=('code', 'group'), name='district_once_a_group')],
            },
        ),
        migrations.CreateModel(
            name='KindOfHelp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('shopping', 'shopping'), ('prescription', 'prescriptions'), ('dog-walking', 'dog walking'), ('phone-call', 'a friendly phone call'), ('food-parcel', 'food parcels'), ('lift', 'lifts'), ('post', 'post and errands'), ('other', 'something else')], max_length=20)),
                ('wording', models.CharField(blank=True, help_text="The group's own words, where the kind is other.", max_length=60)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kinds', to='groups.group')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['kind', 'group'], name='kind_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('group', 'kind', 'wording'), name='kind_once_a_group'), models.CheckConstraint(condition=models.Q(('wording', ''), ('kind', 'other'), _connector='OR'), name='kind_of_its_own_has_words')],
            },
        ),
        migrations.CreateModel(
            name='PatchCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.BigIntegerField()),
                ('patch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='groups.patch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cell', 'patch'), name='cell_once_a_patch')],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('voice', models.CharField(choices=[('group', 'the group'), ('list', 'a list'), ('desk', 'the desk')], max_length=10)),
                ('source', models.CharField(blank=True, help_text="The list's name, where a list said it.", max_length=120)),
                ('key', models.CharField(blank=True, help_text='What the list calls the line that said it.', max_length=120)),
                ('said_at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provenance', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'field'), name='provenance_once_a_field')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('waiting', 'waiting for a human look'), ('corrected', 'the listing was corrected'), ('closed', 'the group has closed'), ('nothing-wrong', 'nothing is wrong')], default='waiting', max_length=20)),
                ('wrong', models.CharField(choices=[('closed', 'The group has closed'), ('contact', 'Its phone number, e-mail address or page is wrong'), ('not-a-group', 'It is not a group of neighbours who help each other'), ('other', 'Something else is wrong')], max_length=20)),
                ('words', models.TextField(blank=True, help_text='Deleted ninety days after it was settled.', max_length=1000)),
                ('sent_as', models.CharField(help_text='So that what is sent twice is kept once.', max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.UUIDField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'id'], name='report_by_status')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'corrected', 'closed', 'nothing-wrong'])), name='report_status_known')],
            },
        ),
        migrations.CreateModel(
            name='SourceEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=120)),
                ('key', models.CharField(max_length=120)),
                ('last_seen', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='source_entries', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'key'), name='source_entry_once')],
            },
        ),
        migrations.CreateModel(
            name='SpokenLanguage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='BCP 47, such as bn or pt-BR.', max_length=12)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='groups.group')),
            ],
            options={
                'ordering': ['code'],
                'indexes': [models.Index(fields=['code', 'group'], name='language_by_code')],
                'constraints': [models.UniqueConstraint(fields=('group', 'code'), name='language_once_a_group')],
            },
        ),
        migrations.CreateModel(
            name='ContactAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(blank=True, choices=[('', 'nothing yet'), ('yes', 'yes'), ('no', 'no')], default='', max_length=3, verbose_name='what you answered')),
                ('asked_at', models.DateTimeField(verbose_name='asked on')),
                ('message', models.UUIDField(help_text='The letter that asked it, by its id.')),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_asked', to='groups.group', verbose_name='about which group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked_of_groups', to='people.person', verbose_name='who')),
            ],
            options={
                'verbose_name': 'that you were asked whether a group may be listed',
                'verbose_name_plural': 'groups of which you were asked whether they may be listed',
                'constraints': [models.CheckConstraint(condition=models.Q(('said__in', ['', 'yes', 'no'])), name='asked_said_known')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('who', models.CharField(choices=[('of-it', 'somebody of the group'), ('found', 'somebody who found it')], max_length=10, verbose_name='as whom')),
                ('sent_at', models.DateTimeField(verbose_name='sent in on')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed on')),
                ('settled_at', models.DateTimeField(help_text='When somebody had looked at the group.', null=True, verbose_name='settled on')),
                ('asked_at', models.DateTimeField(help_text='When the address that the group publishes was asked, once.', null=True)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proposal', to='groups.group', verbose_name='which group')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='people.person', verbose_name='who')),
            ],
            options={
                'verbose_name': 'a group that you sent in',
                'verbose_name_plural': 'groups that you sent in',
                'indexes': [models.Index(fields=['confirmed_at', 'sent_at'], name='proposal_to_lapse')],
                'constraints': [models.CheckConstraint(condition=models.Q(('who__in', ['of-it', 'found'])), name='proposal_who_known'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('person__isnull', True)), models.Q(('confirmed_at__isnull', False), ('person__isnull', False)), _connector='OR'), name='proposal_confirmed_by_somebody')],
            },
        ),
    ]
