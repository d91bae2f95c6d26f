using NormGen.Lowering;

namespace NormGen.Generator.Tests.Lowering;

/// <summary>How generated text is laid out.</summary>
public sealed class SourceWriterTests
{
    [Fact]
    public void Blocks_AreBracedAndIndented()
    {
        SourceWriter writer = new();
        using (writer.Block("class C"))
        using (writer.Block("void M()"))
        {
            using (writer.Indent("if (a)"))
                writer.Line("b();");
            writer.Line();
            using (writer.Block())
                writer.Line("c();");
        }

        Assert.Equal("class C\n{\n    void M()\n    {\n        if (a)\n            b();\n\n        {\n            c();\n        }\n    }\n}\n", writer.ToString());
    }

    [Fact]
    public void LongComments_WrapBetweenWords()
    {
        SourceWriter writer = new();
        string[] words = [.. Enumerable.Range(0, 60).Select(i => $"word{i}")];
        using (writer.Block())
            writer.Comment(string.Join(" ", words), "/// ");
        string[] lines = writer.ToString().Split('\n')[1..^2];
        Assert.InRange(lines.Length, 2, 10);
        Assert.All(lines, line =>
        {
            Assert.StartsWith("    /// ", line);
            Assert.True(line.Length <= 118, line);
        });
        Assert.Equal(words, lines.SelectMany(line => line["    /// ".Length..].Split(' ')));
    }
}
