import django.db.models.deletion
import doorstep.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('new', 'nobody has read it'), ('in-hand', 'somebody looks after it'), ('closed', 'closed')], default='new', max_length=20)),
                ('sealed', models.BinaryField(help_text="About whom, by whom, in which words: sealed with the concern's own key.")),
                ('raised_at', models.DateTimeField()),
                ('review_on', models.DateField(help_text='When the leads look whether it is still needed.')),
                ('erasure_by', models.UUIDField(help_text='The lead who wants it erased; another has to agree.', null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='concerns', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'status', 'raised_at'], name='concern_by_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['new', 'in-hand', 'closed'])), name='concern_status_known')],
            },
        ),
        migrations.CreateModel(
            name='ConcernNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('written_at', models.DateTimeField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='safeguarding.concern')),
            ],
            options={
                'ordering': ['written_at'],
            },
        ),
        migrations.CreateModel(
            name='Envelope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField()),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='envelopes', to='safeguarding.concern')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('concern', 'lead'), name='envelope_once_a_lead')],
            },
        ),
        migrations.CreateModel(
            name='KeptApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('other', models.UUIDField(help_text="The other's opaque id, where they are known here.", null=True)),
                ('reached_by', doorstep.vault.fields.HashedField(db_index=True, editable=False, of='')),
                ('made_at', models.DateTimeField(verbose_name='since')),
                ('made_by', models.UUIDField(null=True)),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(help_text='Who asked for it.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'verbose_name': 'somebody whom you are never matched with',
                'verbose_name_plural': 'people whom you are never matched with',
                'indexes': [models.Index(fields=['other'], name='kept_apart_by_other')],
                'constraints': [models.CheckConstraint(condition=models.Q(('other__isnull', False), ('reached_by__isnull', False), _connector='OR'), name='kept_apart_of_whom')],
            },
        ),
        migrations.CreateModel(
            name='LeadKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public', models.BinaryField()),
                ('locked', models.BinaryField()),
                ('locked_by_sheet', models.BinaryField()),
                ('made_at', models.DateTimeField(verbose_name='made on')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lead_key', to='people.person')),
            ],
            options={
                'verbose_name': 'your key as a safeguarding lead',
                'verbose_name_plural': 'your key as a safeguarding lead',
            },
        ),
    ]
