using System.Text;

namespace NormGen.Lowering;

/// <summary>Writes indented source text. Lines end in \n on every machine, so that the same input gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
    }

    /// <summary>A comment line that wraps where it would get long.</summary>
    public void Comment(string text, string prefix = "// ")
    {
        const int width = 118;
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && _depth * 4 + prefix.Length + line.Length + 1 + word.Length > width)
            {
                Line(prefix + line);
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        Line(prefix + line);
    }

    /// <summary>A header line, if any, and a pair of braces round what is written until the result is disposed.</summary>
    public Scope Block(string header = "")
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>A header line and one indented statement under it, without braces.</summary>
    public Scope Indent(string header)
    {
        Line(header);
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null)
                writer.Line(end);
        }
    }
}
