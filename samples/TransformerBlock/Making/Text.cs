namespace TransformerBlock.Making;

/// <summary>What the readout is fitted to; written for this sample.</summary>
internal static class Text
{
    public static string All { get; } = """
        the miller has a cat. the cat sits on a sack. the sack is full of corn. the miller has a dog. the dog sleeps by the door.
        the door is open and the wind comes in. the wind turns the wheel. the wheel turns the stone. the stone grinds the corn.
        now the corn is flour. the baker takes the flour. the baker makes a bread. the bread is warm. the cat likes the warm bread.
        the dog likes it too. the miller eats the bread. then the day is over. the moon is up and the wheel stands still.

        """.ReplaceLineEndings(" ");
}
