using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>One of the golden cases of rows: an input, what comes down from above, and the gradients in double.</summary>
internal sealed class GradientGoldenCase
{
    private static readonly Lazy<JsonElement[]> s_index = new(ReadIndex);
    private static readonly ConcurrentDictionary<string, GradientGoldenCase> s_cases = [];
    private readonly Dictionary<Role, double[]> _answers = [];

    private GradientGoldenCase(string name, JsonElement entry)
    {
        Safetensors file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        string[] parts = name.Split('_');
        bool isPlaced = entry.TryGetProperty("placement", out _);
        Placement = parts[0] switch { "pre" => Placement.Pre, "post" => Placement.Post, "deep" => Placement.Deep, _ => Placement.None };
        Kind = parts[isPlaced ? 1 : 0] switch { "layer" => Kind.Layer, "l2" => Kind.L2, _ => Kind.RMS };
        Type = parts[^1] switch { "bfloat16" => ElementType.BFloat16, "float16" => ElementType.Half, _ => ElementType.Single };
        (Epsilon, ResidualScale, ZeroCentered) = (Number("eps"), isPlaced ? Number("alpha") : 1, parts[0] == "rms1p");
        int dim = (int)Number("dim");
        double[] x = file.Doubles("x"), zeros = new double[dim];
        double[] Read(string tensor) => entry.GetProperty("tensors").TryGetProperty(tensor, out _) ? file.Doubles(tensor) : [];
        Input = new StepInput(name, dim, x.Length / dim)
        {
            [Role.X] = x,
            [Role.Residual] = Read("residual"),
            [Role.Weight] = Read("weight"),
            [Role.Bias] = Read("bias"),
            [Role.Dy] = file.Doubles("dy"),
            [Role.DResidualOut] = Read("dresidual_out"),
            [Role.DWeight] = zeros,
            [Role.DBias] = zeros,
        };
        foreach ((Role role, string tensor) in new[] { (Role.Dx, "dx"), (Role.DResidual, "dresidual"), (Role.DWeight, "dweight"), (Role.DBias, "dbias") })
            _answers[role] = Read(tensor);

        double Number(string property) => double.Parse(entry.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
    }

    public StepInput Input { get; }

    public Kind Kind { get; }

    public Placement Placement { get; }

    public ElementType Type { get; }

    public double Epsilon { get; }

    public double ResidualScale { get; }

    public bool ZeroCentered { get; }

    /// <summary>A gradient.</summary>
    public double[] this[Role role] => _answers[role];

    public static IEnumerable<string> Names() => s_index.Value
        .Where(entry => entry.GetProperty("op").GetString() is "layer" or "rms" or "rms1p" or "l2").Select(entry => entry.GetProperty("name").GetString()!);

    public static GradientGoldenCase Read(string name) =>
        s_cases.GetOrAdd(name, static name => new(name, s_index.Value.Single(entry => entry.GetProperty("name").GetString() == name)));

    /// <summary>Whether a form computes the case, if need be with numbers of the call.</summary>
    public bool IsComputedBy(GradientForm form)
    {
        StepForm forward = form.Forward;
        return forward.Kind == Kind
            && (forward.Placement == Placement || (forward.Placement == Placement.Post && Placement == Placement.Deep))
            && (forward.X, forward.Y, forward.Parameters, forward.Groups, forward.EpsilonMode, forward.ZeroCentered) == (Type, Type, Type, 1, EpsilonMode.InsideRoot, ZeroCentered)
            && forward.Takes(Input.Dim)
            && forward.Has(Role.Weight) == (Input[Role.Weight].Length > 0) && !forward.SharedWeight
            && forward.Has(Role.Bias) == (Input[Role.Bias].Length > 0)
            && form.Has(Role.DResidualOut) == (Input[Role.DResidualOut].Length > 0)
            && !form.HasPadding
            && (forward.Has(Role.Epsilon) || forward.Epsilon == Epsilon)
            && (forward.Has(Role.ResidualScale) || forward.ResidualScale == ResidualScale)
            && (forward.Has(Role.BranchScale) || forward.BranchScale == 1);
    }

    private static JsonElement[] ReadIndex()
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(TestData.Copied("golden", "index.json")));
        return [.. index.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
