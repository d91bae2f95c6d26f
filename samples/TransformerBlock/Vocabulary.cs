namespace TransformerBlock;

/// <summary>The characters that the model knows, each a token.</summary>
internal sealed class Vocabulary(string characters)
{
    public string Characters { get; } = characters;

    public int Count => Characters.Length;

    /// <summary>A text's tokens.</summary>
    public int[] Encode(string text) => [.. text.Select(character => Characters.IndexOf(character) is >= 0 and int token
        ? token
        : throw new UserError($"the model does not know the character '{character}'; it knows \"{Characters}\""))];

    public string Decode(ReadOnlySpan<int> tokens)
    {
        char[] text = new char[tokens.Length];
        for (int i = 0; i < text.Length; i++)
            text[i] = Characters[tokens[i]];
        return new(text);
    }
}
