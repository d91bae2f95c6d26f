namespace NormGen.Generator.Tests.Support;

/// <summary>A method of some form: an attribute's settings, and parameters with the number of elements that each needs.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Attribute">The attribute's arguments.</param>
/// <param name="Parameters">Types and names.</param>
internal sealed record Form(string Name, string Attribute, IReadOnlyList<(string Type, string Name)> Parameters)
{
    public string Method => $"[Norm({Attribute})] public static partial void {Name}({string.Join(", ", Parameters.Select(p => $"{p.Type} {p.Name}"))});";

    /// <summary>A method that calls it with numbers of its own, and returns the bytes of all that it may have written.</summary>
    public string Probe
    {
        get
        {
            string locals = string.Concat(Parameters.Where(p => p.Name != "dim").Select(p => $"var {p.Name} = {Value(p.Type, p.Name)};\n"));
            string written = string.Join(", ", Parameters.Where(p => p.Type.StartsWith("Span", StringComparison.Ordinal) && p.Name != "workspace").Select(p => $".. Values.Bytes({p.Name})"));
            string counted = Parameters.Any(p => p.Name == "batches") ? ", .. BitConverter.GetBytes(batches)" : "";
            return $"public static byte[] {Name}(int rows, int dim, int groups, double scale)\n{{\nRandom random = new(rows);\n{locals}Values.SoilTheStack();\nKernels.{Name}({string.Join(", ", Parameters.Select(p => p.Name == "batches" ? "ref batches" : p.Name))});\nreturn [{written}{counted}];\n}}\n";
        }
    }

    /// <summary>What probes are made of.</summary>
    public const string Values =
        """
        using System;
        using System.Numerics;
        using System.Runtime.InteropServices;
        namespace Models;
        internal static class Values
        {
            public static T[] Of<T>(Random random, int count, Func<double, T> narrow)
            {
                T[] values = new T[count];
                for (int i = 0; i < count; i++)
                    values[i] = narrow(4 * random.NextDouble() - 1.5);
                return values;
            }

            public static bool[] Mask(Random random, int count)
            {
                // Of two elements a variance can be taken.
                bool[] mask = Of(random, count, v => v > -1);
                mask[0] = mask[^1] = true;
                return mask;
            }

            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            public static void SoilTheStack()
            {
                Span<byte> stack = stackalloc byte[100_000];
                stack.Fill(0xFF);
            }

            public static byte[] Bytes<T>(T[] values) where T : struct => MemoryMarshal.AsBytes<T>(values).ToArray();
        }
        """;

    private string Value(string type, string name)
    {
        string element = type[(type.IndexOf('<') + 1)..].TrimEnd('>');
        string count = name switch
        {
            "x" when Parameters.Any(p => p.Name == "xStride") => "rows * (dim + 3)",
            "y" when Parameters.Any(p => p.Name == "yStride") => "rows * (dim + 5)",
            "x" or "y" when Parameters.Any(p => p.Name == "spatial") => $"rows * dim * {SetForms.Spatial}",
            "mask" when Parameters.Any(p => p.Name == "spatial") => $"rows * {SetForms.Spatial}",
            "mean" or "invStd" when SetForms.StatisticsOf(Attribute) is { } statistics => statistics,
            "x" or "y" or "residual" or "sum" => "rows * dim",
            "workspace" => "2 * rows * dim",
            "mask" or "lengths" => "rows",
            _ when name.StartsWith("running", StringComparison.Ordinal) => "dim",
            _ when name.EndsWith("eight", StringComparison.Ordinal) || name.EndsWith("ias", StringComparison.Ordinal) => "dim",
            _ => "rows * groups",
        };
        return name switch
        {
            "spatial" => $"{SetForms.Spatial}",
            "batches" => "3L",
            "runningVar" or "runningSquare" => $"Values.Of(random, {count}, v => ({element})Math.Abs(v * scale))",
            "lengths" => $"Values.Of(random, {count}, v => (int)Math.Abs(2 * v))",
            "xStride" => "dim + 3",
            "yStride" => "dim + 5",
            "sublayer" => $"(Sublayer<{element}>)((input, output) => {{ for (int i = 0; i < input.Length; i++) output[i] = input[input.Length - 1 - i]; }})",
            "mask" => $"Values.Mask(random, {count})",
            _ when !type.Contains('<') => type == "double" ? "0.5" : "0.5f",
            "x" or "residual" => $"Values.Of(random, {count}, v => ({element})(v * scale))",
            _ => $"Values.Of(random, {count}, v => ({element})v)",
        };
    }
}

/// <summary>All the forms beyond a plain norm of floats, for tests that want every one of them.</summary>
internal static class Forms
{
    /// <summary>The settings of each placement.</summary>
    public static readonly (string Name, string Settings)[] Placements =
    [
        ("None", ""),
        ("Pre", ", Placement = Placement.Pre"),
        ("Post", ", Placement = Placement.Post, ResidualScale = 2.5, BranchScale = 0.5"),
        ("Deep", ", Placement = Placement.Deep, Architecture = Architecture.DecoderOnly, Layers = 48"),
        ("Sandwich", ", Placement = Placement.Sandwich"),
    ];

    /// <summary>Every placement, as a fused step and as a block, with all that goes with it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="element">The type of the tensors.</param>
    /// <param name="sizes">The feature counts, each with a comma before it.</param>
    /// <param name="settings">More settings, each with a comma before it.</param>
    public static IEnumerable<Form> Of(string kind, string element, string sizes, string settings = "") =>
        from placement in Placements
        from isBlock in placement.Name == "None" ? new[] { false } : [false, true]
        select new Form(
            placement.Name + (isBlock ? "Block" : ""),
            $"Kind.{kind}, Axis.Feature{sizes}{placement.Settings}{settings}",
            [.. Parameters(kind, element, element == "double" ? "double" : "float", placement.Name, isBlock)]);

    private static IEnumerable<(string Type, string Name)> Parameters(string kind, string element, string compute, string placement, bool isBlock)
    {
        (string, string)[] basic = [($"ReadOnlySpan<{element}>", "x"), ($"Span<{element}>", "y"), ($"ReadOnlySpan<{element}>", "weight"), ($"ReadOnlySpan<{element}>", "bias"), ($"Span<{compute}>", "invStd"), (compute, "epsilon"), ("ReadOnlySpan<bool>", "mask")];
        (string, string)[] ofLayer = kind == "Layer" ? [($"Span<{compute}>", "mean")] : [];
        (string, string)[] next = placement == "Sandwich" ? [($"ReadOnlySpan<{element}>", "nextWeight"), ($"ReadOnlySpan<{element}>", "nextBias"), ($"Span<{compute}>", "nextInvStd")] : [];
        (string, string)[] around = isBlock ? [($"Sublayer<{element}>", "sublayer"), ($"Span<{element}>", "workspace")] : [("int", "xStride"), ("int", "yStride")];
        (string, string)[] residual = isBlock || placement == "None" ? []
            : placement is "Pre" or "Sandwich" ? [($"Span<{element}>", "residual")]
            : [($"ReadOnlySpan<{element}>", "residual"), ($"Span<{element}>", "sum")];
        return [.. basic, .. ofLayer, .. next, .. around, .. residual];
    }
}
