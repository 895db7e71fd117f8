import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('postcodes', 'Postcodes'), ('areas', 'Areas')], max_length=20)),
                ('kind', models.CharField(blank=True, help_text='The kind of areas: borough, ward, neighbourhood.', max_length=20)),
                ('status', models.CharField(choices=[('importing', 'Importing'), ('current', 'Current'), ('superseded', 'Superseded')], default='importing', max_length=20)),
                ('source', models.CharField(help_text="The file's name.", max_length=200)),
                ('started_at', models.DateTimeField()),
                ('alive_at', models.DateTimeField(help_text='When the import last wrote; one that stands still is swept away.')),
                ('finished_at', models.DateTimeField(null=True)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('skipped', models.JSONField(default=dict, help_text='Why rows were left out, and how many.')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('status', 'current')), fields=('subject', 'kind'), name='places_one_current_edition'), models.CheckConstraint(condition=models.Q(('subject', 'areas'), ('kind', ''), _connector='XOR'), name='places_areas_have_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('cell', models.BigIntegerField()),
                ('size', models.PositiveIntegerField(help_text='How many stored cells have their centre inside.')),
                ('outline', models.JSONField()),
                ('edition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='places.edition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'code'), name='places_area_once')],
            },
        ),
        migrations.CreateModel(
            name='PostcodeUnit',
            fields=[
                ('pk', models.CompositePrimaryKey('edition_id', 'code', blank=True, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=7)),
                ('cell', models.BigIntegerField()),
                ('terminated', models.BooleanField(default=False)),
                ('edition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='places.edition')),
            ],
        ),
        migrations.CreateModel(
            name='Sector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6)),
                ('cell', models.BigIntegerField()),
                ('edition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='places.edition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'code'), name='places_sector_once')],
            },
        ),
        migrations.CreateModel(
            name='SectorCell',
            fields=[
                ('pk', models.CompositePrimaryKey('edition_id', 'cell', blank=True, editable=False, primary_key=True, serialize=False)),
                ('cell', models.BigIntegerField()),
                ('edition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, to='places.edition')),
                ('sector', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, to='places.sector')),
            ],
        ),
        migrations.CreateModel(
            name='AreaCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.BigIntegerField(db_index=True)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='places.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'cell'), name='places_area_cell_once')],
            },
        ),
        migrations.CreateModel(
            name='BorderCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.BigIntegerField(db_index=True)),
                ('holds_centre', models.BooleanField()),
                ('edges', models.JSONField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='places.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'cell'), name='places_border_cell_once')],
            },
        ),
    ]
