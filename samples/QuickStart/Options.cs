namespace QuickStart;

/// <summary>The command line.</summary>
internal sealed record Options(bool Help, string? File, string? Tensor)
{
    public static Options Parse(string[] args)
    {
        var options = new Options(false, null, null);
        for (int i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new UserError($"{args[i - 1]} needs a value; see --help");
            options = args[i] switch
            {
                "--help" or "-h" or "-?" => options with { Help = true },
                "--file" => options with { File = Value() },
                "--tensor" => options with { Tensor = Value() },
                string other => throw new UserError($"'{other}' is not an option; see --help"),
            };
        }

        return options is { Tensor: not null, File: null, Help: false }
            ? throw new UserError("--tensor needs --file; see --help")
            : options;
    }
}
