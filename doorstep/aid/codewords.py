"""Words that whoever comes says at the door, and that whoever opens knows: short, plain, hard to mishear."""

WORDS = (
    "apple basket bell bicycle blackbird bonfire bread bridge bucket button candle carrot castle chestnut "
    "clover copper cotton cricket cushion daisy donkey drum engine feather ferry fiddle garden ginger goose "
    "hammer harbour hazel hedge honey ivy jacket jigsaw kettle kitten ladder lantern lemon lighthouse maple "
    "marble meadow mitten mustard nettle oak orchard otter paddle parsley pebble penguin pepper piano pigeon "
    "pillow plum pocket pudding puffin pumpkin quilt rabbit ribbon river robin rocket saddle sailor sandal "
    "scarf silver sparrow spoon squirrel station sugar sunflower teapot thistle thunder tiger timber trumpet "
    "tulip tunnel turnip umbrella velvet violet waggon walnut whistle willow window winter woodpecker yellow"
).split()
