import django.db.models.deletion
import doorstep.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.SlugField(help_text='Why it is sent, such as sign-in-code.', max_length=40)),
                ('language', models.CharField(max_length=12)),
                ('subject', doorstep.vault.fields.SealedText(verbose_name='about')),
                ('body', doorstep.vault.fields.SealedText(verbose_name='what it said')),
                ('made_at', models.DateTimeField(verbose_name='written on')),
                ('expires_at', models.DateTimeField(help_text='After this it is sent to nobody.')),
                ('secret', models.BooleanField(default=False)),
                ('urgent', models.BooleanField(default=False, help_text='They wait for it at this moment: it keeps no hours.')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='people.person')),
            ],
            options={
                'verbose_name': 'a message to you',
                'verbose_name_plural': 'messages to you',
                'indexes': [models.Index(fields=['secret', 'expires_at'], name='message_secret_ended')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('waiting', 'on its way'), ('sent', 'sent'), ('failed', 'could not be sent'), ('withheld', 'not sent')], default='waiting', max_length=20)),
                ('means', models.CharField(choices=[('email', 'e-mail'), ('phone', 'telephone'), ('whatsapp', 'WhatsApp')], max_length=10)),
                ('due_at', models.DateTimeField()),
                ('leased_until', models.DateTimeField(help_text='Until then one worker has it in hand.', null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('why', models.CharField(blank=True, choices=[('expired', 'it was too late for it'), ('not-safe', 'they do not want messages there'), ('gone', 'they are no longer reached there'), ('no-channel', 'nothing here can send it'), ('refused', 'it was refused there'), ('out-of-reach', 'whoever carries it could not be reached')], max_length=20)),
                ('ended_at', models.DateTimeField(null=True)),
                ('point', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='people.contactpoint')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='messaging.message')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(fields=['status', 'due_at'], name='delivery_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'sent', 'failed', 'withheld'])), name='delivery_status_known')],
            },
        ),
    ]
