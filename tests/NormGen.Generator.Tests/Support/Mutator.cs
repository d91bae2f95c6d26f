using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NormGen.Generator.Tests.Support;

/// <summary>Makes wrong and half-typed sources of right ones. A number names a mutant: the same number gives the same text, alone or among others.</summary>
internal static class Mutator
{
    private static readonly string[] Sources =
    [
        Samples.RmsAndLayer,
        Samples.Class("[Norm(Kind.Layer, Axis.Feature, 8, 16, Epsilon = 1e-6, ZeroCentered = true)] public static partial void M(ReadOnlySpan<float> x, [Role(Role.Weight)] ReadOnlySpan<float> g, Span<float> y, Span<float> mean, Span<float> invStd, int dim);"),
        "using System;\nusing NormGen;\nnamespace A.B { public partial record struct R<T> where T : struct { internal partial class @class { [Norm(Kind.RMS, Axis.Feature)] private protected static partial void M(Span<float> x, ReadOnlySpan<float> bias, float eps = 1e-5f); } } }\n",
        "using System;\nusing NormGen;\nabstract partial class B { public virtual void M(Span<float> x) { } }\npartial class D : B { [Norm(sizes: new[] { 5 }, kind: Kind.RMS, axis: Axis.Feature)] public sealed override partial void M(Span<float> x); }\n",
        "using System;\nusing N = NormGen.NormAttribute;\nusing static NormGen.Kind;\nusing static NormGen.Axis;\nstatic partial class K { const int Size = 7; [N(RMS, Feature, Size)] static partial void M(this scoped Span<float> x); }\n",
        "using System;\nusing NormGen;\npublic static partial class E { extension(ReadOnlySpan<float> x) { [Norm(Kind.RMS, Axis.Feature, 8)] public void M(Span<float> y) { [Norm(Kind.RMS, Axis.Feature, 8)] void Local(Span<float> x) { } Action<float[]> f = [Norm(Kind.RMS, Axis.Feature)] (x) => { }; } } }\n",
        Samples.Class("[Norm(Kind.RMS, Axis.Feature, [8, 16])] internal static partial void M(Span<float> input, Span<float> gamma, Span<float> output);\n    [Norm(Kind.RMS, Axis.Feature)] internal static partial void M(Span<float> x, int dim, params ReadOnlySpan<float> beta);"),
        "using System;\nusing NormGen;\npartial interface I<in T> where T : allows ref struct { [NormGen.Norm(Kind.Layer, Axis.Feature, 3)] public static partial void M(ReadOnlySpan<float> x, Span<float> y, float epsilon = 1e-6f); } partial record C<T> { partial class D { [Norm(Kind.RMS, Axis.Feature, 3), Obsolete] partial void @void(Span<float> @x); } }\n",
        Samples.Class("[Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre, BranchScale = 0.5)] public static partial void Add(ReadOnlySpan<Half> x, Span<Half> residual, ReadOnlySpan<float> weight, Span<float> y, float residualScale, ReadOnlySpan<bool> mask);\n    [Norm(Kind.Layer, Axis.Feature, 8, 16, Placement = Placement.Sandwich, Groups = 4, EpsilonMode = EpsilonMode.OutsideRoot)] public static partial void Sandwich(Span<BFloat16> x, Span<BFloat16> residual, ReadOnlySpan<BFloat16> weight, ReadOnlySpan<float> nextWeight, Span<float> nextInvStd, ReadOnlySpan<int> lengths);"),
        Samples.Class("[Norm(Kind.Layer, Axis.Feature, 8, Placement = Placement.Deep, Architecture = Architecture.EncoderDecoder, Layers = 6, DecoderLayers = 12, Side = Side.Decoder)] public static partial void Deep(ReadOnlySpan<double> x, ReadOnlySpan<double> residual, Span<double> sum, Span<double> y, double epsilon, Span<double> mean, int xStride, int yStride);\n    [Norm(Kind.L2, Axis.Feature, 24, Epsilon = 1e-12)] public static partial void Scale(Span<float> x, float weight);"),
        "using System;\nusing NormGen;\npublic struct Mlp : ISublayer<float> { public void Invoke(ReadOnlySpan<float> input, Span<float> output) => input.CopyTo(output); }\npublic static partial class Blocks<T> where T : ISublayer<float> { [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Post, ResidualScale = 2.5)] public static partial void A(Span<float> x, T sublayer); [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void B<U>(ReadOnlySpan<float> x, Span<float> y, U sublayer, Span<float> workspace) where U : struct, ISublayer<float>; [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void C(Span<Half> x, Sublayer<Half> sublayer); }\n",
        Samples.Class("[Norm(Kind.Batch, Axis.Channel, 8, 16, Momentum = 0.2)] public static partial void Train(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> runningMean, Span<float> runningVar, Span<float> y, int spatial, ReadOnlySpan<bool> mask);\n    [Norm(Kind.Batch, Axis.Feature, 8)] public static partial void Count(Span<Half> x, Span<float> runningMean, Span<float> runningVar, ref long batches, Span<float> mean);\n    [Norm(Kind.Batch, Axis.Feature)] public static partial void Use(Span<double> x, ReadOnlySpan<float> bias, ReadOnlySpan<double> mean, ReadOnlySpan<double> invStd);"),
        Samples.Class("[Norm(Kind.Group, Axis.Channel, 8, Groups = 4, Spatial = 9)] public static partial void Group(ReadOnlySpan<BFloat16> x, Span<BFloat16> y, Span<float> invStd);\n    [Norm(Kind.Instance, Axis.Feature, 8)] public static partial void Instance(Span<float> x, int spatial, ReadOnlySpan<int> lengths);\n    [Norm(Kind.L2, Axis.Channel, 8)] public static partial void Position(Span<float> x, float weight, int spatial);\n    [Norm(Kind.Power, Axis.Feature, 8, AlphaForward = 0.8, AlphaBackward = 0.7)] public static partial void Power(Span<float> x, Span<float> runningSquare, float epsilon);\n    [Norm(Kind.Batch, Axis.Feature, 8)] public static partial void Infer(Span<float> x, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar);\n    [Norm(Kind.Batch, Axis.Feature, 8)] public static partial void Weigh(Span<float> x, Span<float> runningMean, Span<float> runningVar, float momentum = 0.5f);"),
        Samples.Gradients,
        Samples.Class("[Norm(Kind.Layer, Axis.Feature, 8, 16, Placement = Placement.Sandwich, EpsilonMode = EpsilonMode.OutsideRoot)] public static partial void F(ReadOnlySpan<Half> x, Span<Half> residual, ReadOnlySpan<Half> weight, ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> nextBias, Span<float> y, float residualScale, ReadOnlySpan<bool> mask, float epsilon);\n    [NormGradient(nameof(F))] public static partial void G(ReadOnlySpan<float> dy, ReadOnlySpan<Half> x, ReadOnlySpan<Half> sum, ReadOnlySpan<Half> weight, ReadOnlySpan<float> nextWeight, ReadOnlySpan<float> mean, ReadOnlySpan<float> invStd, Span<Half> dx, Span<Half> dresidual, ReadOnlySpan<Half> dresidualOut, Span<float> dweight, Span<float> dnextWeight, Span<float> dnextBias, float residualScale, ReadOnlySpan<bool> mask, float epsilon);"),
        Samples.Class("[Norm(Kind.Power, Axis.Channel, 8)] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> runningSquare, Span<float> invStd, Span<float> y, int spatial);\n    [Norm(Kind.Batch, Axis.Feature)] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> runningMean, ReadOnlySpan<float> runningVar, Span<float> y);\n    [NormGradient(nameof(F), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(Span<float>), typeof(Span<float>), typeof(int))] public static partial void G(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> invStd, Span<float> nu, Span<float> dx, Span<float> dweight, int spatial);\n    [NormGradient(parameterTypes: new[] { typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<float>), typeof(Span<float>) }, forward: nameof(F))] public static partial void H(ReadOnlySpan<float> dy, [Role(Role.RunningVar)] ReadOnlySpan<float> a, Span<float> dx, Span<float> dbias);"),
        "using System;\nusing NormGen;\npublic struct Back : ISublayerGradient<float> { public void Invoke(ReadOnlySpan<float> outputGradient, Span<float> inputGradient) => outputGradient.CopyTo(inputGradient); }\npublic static partial class Blocks { [Norm(Kind.RMS, Axis.Feature, 8, Placement = Placement.Pre)] public static partial void A(ReadOnlySpan<float> x, Span<float> y, Sublayer<float> sublayer); [NormGradient(nameof(A))] public static partial void B<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, T sublayer, Span<float> workspace) where T : struct, ISublayerGradient<float>; [NormGradient(\"A\")] public static partial void C(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, Back sublayer); }\n",
    ];

    /// <summary>What is put in the place of a token, or between two.</summary>
    private static readonly string[] Words =
    [
        " ", ";", ",", "(", ")", "{", "}", "[", "]", "<", ">", "\"", "'", "/*", "//", "=", "=>", ".", ":", "::", "?", "@", "$\"", "\"\"\"", "\n",
        "partial", "static", "async", "unsafe", "extern", "abstract", "virtual", "override", "sealed", "new", "readonly", "required", "file", "public", "private",
        "class", "struct", "record", "interface", "enum", "delegate", "event", "operator", "namespace", "using", "global", "extension", "field",
        "void", "int", "float", "double", "string", "dynamic", "object", "var", "nint", "Half", "Span", "ReadOnlySpan", "Memory<float>", "float[]", "Span<double>", "(int A, int B)", "int*", "delegate*<int>", "Missing", "T",
        "ref", "out", "in", "this", "params", "scoped", "ref readonly", "Kind", "Axis", "Norm", "Role", "NormAttribute", "NormGen", "RMS", "Batch", "Group", "Channel", "runningMean", "spatial", "ref long",
        "x", "y", "X", "weight", "wieght", "gamma", "bias", "mean", "invStd", "dim", "epsilon", "eps", "residual", "sublayer", "mask", "workspace", "Placement", "Groups", "BFloat16", "ISublayer<float>", "_", "M", "K", "System",
        "0", "-1", "1e-5", "null", "default", "true", "typeof(int)", "nameof(x)", "where T : new()", "=> x.Clear()", "{ }", "<T>", "<>", "#if", "#if false\n", "#endif\n", "#nullable disable\n", "#pragma warning disable\n",
    ];

    /// <summary>Words of which one is put in the place of another, so that the parser finds nothing wrong.</summary>
    private static readonly string[][] Kin =
    [
        ["x", "y", "input", "output", "weight", "weights", "gamma", "bias", "beta", "mean", "invStd", "dim", "eps", "epsilon", "epislon", "residual", "sublayer", "g"],
        ["x", "y", "residual", "sum", "mask", "lengths", "xStride", "yStride", "residualScale", "branchScale", "nextWeight", "nextBias", "nextMean", "nextInvStd", "sublayer", "workspace", "weight", "invStd"],
        ["dy", "dx", "dweight", "dgamma", "dbias", "dresidual", "dresidualOut", "dnextWeight", "dnextBias", "nu", "branch", "x", "sum", "weight", "y", "bias", "residual", "mean", "invStd", "epsilon"],
        ["Norm", "NormGradient"],
        ["F", "G", "H", "Rms", "Layer", "A", "B"],
        ["Span", "Span", "ReadOnlySpan", "ReadOnlySpan", "Memory", "Missing"],
        ["float", "float", "double", "Half", "BFloat16", "int", "byte", "bool", "string"],
        ["Sublayer", "ISublayer", "Span"],
        ["RMS", "Layer", "RMS", "Layer", "Batch", "Group", "Instance", "Power", "L2", "Missing"],
        ["runningMean", "runningVar", "runningSquare", "spatial", "momentum", "batches", "mean", "invStd", "weight"],
        ["Momentum", "AlphaForward", "AlphaBackward", "Spatial", "Groups", "Epsilon"],
        ["int", "long", "float"],
        ["None", "Pre", "Post", "Deep", "Sandwich", "Unspecified", "EncoderOnly", "DecoderOnly", "EncoderDecoder", "Encoder", "Decoder", "InsideRoot", "OutsideRoot"],
        ["Epsilon", "EpsilonMode", "ZeroCentered", "Groups", "Placement", "ResidualScale", "BranchScale", "Architecture", "Layers", "DecoderLayers", "Side"],
        ["Feature", "Feature", "Channel"],
        ["X", "Y", "Weight", "Bias", "Mean", "InvStd", "Dim", "Epsilon"],
        ["true", "false"],
        ["void", "void", "int", "bool"],
        ["public", "private", "internal", "static", "sealed", "scoped", "ref", "in", "this"],
        ["class", "struct", "record", "interface"],
        ["Kernels", "M", "K", "D", "R", "Rms", "Layer"],
    ];

    /// <summary>Attributes, and parts of them.</summary>
    private static readonly string[] Fragments =
    [
        "[Norm(Kind.RMS, Axis.Feature, 8)]", "[Norm]", "[Norm(]", "[Norm(Kind.Batch, Axis.Channel)]", "[Norm((Kind)99, (Axis)(-1), 8)]", "[return: Norm(Kind.RMS, Axis.Feature)]", "[assembly: Norm(Kind.RMS, Axis.Feature)]",
        "[Norm(Kind.RMS, Axis.Feature, null)]", "[Norm(Kind.RMS, Axis.Feature, new int[] { })]", "[Norm(Kind.RMS, Axis.Feature, [.. new int[3]])]", "[Norm(default, default, default)]",
        "[NormGradient(nameof(F))]", "[NormGradient]", "[NormGradient(", "[NormGradient(null)]", "[NormGradient(\"M\", null)]", "[NormGradient(nameof(M), typeof(int))]", "[NormGradient(nameof(M), new System.Type[] { null })]", "[return: NormGradient(\"M\")]", "[Role(Role.Dx)]", "[Role(Role.Y)]",
        "[Role(Role.Weight)]", "[Role]", "[Role((Role)99)]", "[Role(Role.Missing)]", "[Role(Role.X), Role(Role.Y)]", "[Role(null)]",
        ", 8, 8", ", 0", ", -3", ", 1.5", ", sizes: [8, 16]", ", sizes: null", ", Epsilon = 0", ", Epsilon = double.NaN", ", Epsilon = 1e-60", ", Epsilon = \"\"", ", Epsilon = 1, Epsilon = 2", ", ZeroCentered = true", ", ZeroCentered = null", ", Missing = 1",
        ", Groups = 0", ", Groups = 3", ", ResidualScale = 2", ", ResidualScale = double.NaN", ", BranchScale = 1e39", ", Placement = Placement.Pre", ", Placement = (Placement)9", ", Placement = Placement.Deep", ", Layers = 0", ", Architecture = Architecture.DecoderOnly", ", Side = Side.Encoder", ", EpsilonMode = (EpsilonMode)3", ", Spatial = 0", ", Spatial = 7", ", Momentum = 2", ", AlphaForward = -1",
        "[System.Obsolete]", "[System.Runtime.CompilerServices.SkipLocalsInit]", "[System.Diagnostics.Conditional(\"A\")]",
    ];

    private static readonly string[] Numbers =
    [
        "2147483647", "2147483648", "-2147483648", "2147483591", "2147483592", "99999999999999999999999", "0x7FFFFFC8", "0b1", "1_000_000", "1e400", "1e-400", "1e39", "1e-46", "65536 * 65536", "1.5", "int.MaxValue", "1 / 0", "'a'", "3u", "4L", "5f", "6m",
    ];

    /// <summary>What typing, pasting and other people's editors leave behind.</summary>
    private static readonly string[] Noise =
    [
        "a", "Z", "_", "0", " ", "\t", "\r", "\n", "\0", "\u00A0", "\u200B", "\u200D", "\u202E", "\u2028", "\uFEFF", "\uFFFD", "\uD83D", "\uDE00", "\U0001D431", "é", "e\u0301", "ſ", "İ", "ß", "中", "ε", "“", "—", "\\", "\\u0041", "@", "#", "`",
    ];

    private static readonly string[] Surroundings =
    [
        "partial class Outer { @ }", "partial struct Outer<T> where T : unmanaged { @ }", "public partial record Outer(int A) { @ }", "partial interface Outer<out T> { @ }", "file static partial class Outer { @ }", "class Outer { @ }",
        "ref partial struct Outer { @ }", "enum Outer { @ }", "namespace Outer { @ }", "namespace System { @ }", "namespace NormGen.Generated { @ }", "partial class Span<T> { @ }", "partial class A { partial class A<T> { partial record struct A<T, U> { @ } } }",
    ];

    private static readonly string[][] Tokens = [.. Sources.Select(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.ToFullString()).ToArray())];

    public static int SourceCount => Sources.Length;

    /// <summary>A source as it is before it is mutated, from which a mutant is made.</summary>
    public static string Original(int number) => Sources[number % Sources.Length];

    public static string Mutant(int number)
    {
        Random random = new(number);
        List<string> tokens = [.. Tokens[number % Tokens.Length]];
        if (random.Next(3) == 0)
        {
            // What the parser refuses never gets far, so a part of the mutants is wrong in its words only.
            for (int words = 1 + random.Next(2); words > 0; words--)
                ReplaceWord(tokens, random);
            if (random.Next(3) == 0)
                ReplaceNumber(tokens, random);
            return string.Concat(tokens);
        }

        for (int edits = 1 + random.Next(2); edits > 0; edits--)
            Edit(tokens, random);
        string text = string.Concat(tokens);
        return random.Next(8) switch
        {
            0 => Disturb(text, random),
            1 when random.Next(2) == 0 => text[..random.Next(text.Length)],
            2 when random.Next(2) == 0 => Surround(text, random),
            _ => text,
        };
    }

    private static void Edit(List<string> tokens, Random random)
    {
        int i = random.Next(tokens.Count - 1), j = random.Next(tokens.Count - 1);
        switch (random.Next(16))
        {
            case 0: tokens.RemoveAt(i); break;
            case 1: tokens.Insert(i, tokens[i]); break;
            case 2: (tokens[i], tokens[i + 1]) = (tokens[i + 1], tokens[i]); break;
            case 3: (tokens[i], tokens[j]) = (tokens[j], tokens[i]); break;
            case 4: tokens[i] = Pick(Words, random) + " "; break;
            case 5: tokens.Insert(i, $" {Pick(Words, random)} "); break;
            case 6: tokens[i] = tokens[i][..random.Next(tokens[i].Length)] + " "; break;
            case 7: tokens.Insert(i, Pick(Fragments, random) + " "); break;
            case 8: ReplaceNumber(tokens, random); break;
            case 9: Repeat(tokens, random); break;
            case 10: tokens.InsertRange(i, Part(Tokens[random.Next(Tokens.Length)], 12, random)); break;
            case 11: tokens.RemoveRange(i, Math.Min(random.Next(1, 6), tokens.Count - 1 - i)); break;
            default: ReplaceWord(tokens, random); break;
        }

        // An edit takes away at most what is there.
        while (tokens.Count < 2)
            tokens.Add(" ");
    }

    private static void ReplaceWord(List<string> tokens, Random random)
    {
        List<(int Place, string[] Kin)> words = [.. Enumerable.Range(0, tokens.Count)
            .SelectMany(i => Kin.Where(kin => kin.Contains(tokens[i].Trim())).Select(kin => (i, kin)))];
        if (words.Count == 0)
            return;
        (int place, string[] choices) = words[random.Next(words.Count)];
        tokens[place] = tokens[place].Replace(tokens[place].Trim(), Pick(choices, random), StringComparison.Ordinal);
    }

    private static void ReplaceNumber(List<string> tokens, Random random)
    {
        List<int> numbers = [.. Enumerable.Range(0, tokens.Count).Where(i => char.IsAsciiDigit(tokens[i].TrimStart().FirstOrDefault()))];
        tokens[numbers.Count > 0 ? numbers[random.Next(numbers.Count)] : random.Next(tokens.Count)] = Pick(Numbers, random) + " ";
    }

    /// <summary>Repeats what stands between two semicolons, such as a member.</summary>
    private static void Repeat(List<string> tokens, Random random)
    {
        List<int> ends = [.. Enumerable.Range(0, tokens.Count).Where(i => tokens[i].Trim() is ";" or "{")];
        if (ends.Count < 2)
            return;
        int end = random.Next(1, ends.Count);
        tokens.InsertRange(ends[end] + 1, tokens.GetRange(ends[end - 1] + 1, ends[end] - ends[end - 1]));
    }

    private static string[] Part(string[] tokens, int most, Random random)
    {
        int start = random.Next(tokens.Length);
        return tokens[start..Math.Min(tokens.Length, start + random.Next(1, most))];
    }

    /// <summary>Single characters, anywhere.</summary>
    private static string Disturb(string text, Random random)
    {
        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            int i = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(i, 1) + " ",
                1 => text.Insert(i, Pick(Noise, random)),
                _ => text.Remove(i, 1).Insert(i, Pick(Noise, random)),
            };
        }

        return text;
    }

    /// <summary>Puts all behind the usings into a type or namespace.</summary>
    private static string Surround(string text, Random random)
    {
        int start = Math.Max(text.LastIndexOf("using ", StringComparison.Ordinal), 0);
        start = text.IndexOf('\n', start) + 1;
        return text[..start] + Pick(Surroundings, random).Replace("@", text[start..]);
    }

    private static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
