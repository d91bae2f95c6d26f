using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>One of the golden cases with a residual, of L2, or with 16-bit elements: an input, and its answer in double.</summary>
internal sealed class StepGoldenCase
{
    private static readonly Lazy<JsonElement[]> s_index = new(ReadIndex);
    private static readonly ConcurrentDictionary<string, StepGoldenCase> s_cases = [];

    private StepGoldenCase(string name, int dim, double epsilon, double residualScale)
    {
        Safetensors file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        string[] parts = name.Split('_');
        (Epsilon, ResidualScale, IsPlaced) = (epsilon, residualScale, parts[0] is "pre" or "post" or "deep");
        Placement = parts[0] switch { "pre" => Placement.Pre, "post" => Placement.Post, "deep" => Placement.Deep, _ => Placement.None };
        Kind = parts[IsPlaced ? 1 : 0] switch { "layer" => Kind.Layer, "rms" => Kind.RMS, _ => Kind.L2 };
        Type = parts[^1] switch { "bfloat16" => ElementType.BFloat16, "float16" => ElementType.Half, _ => ElementType.Single };
        Roles = Kind switch { Kind.Layer => [Role.Weight, Role.Bias], Kind.RMS => [Role.Weight], _ => [] };
        double[] x = file.Doubles("x");
        Input = new StepInput(name, dim, x.Length / dim)
        {
            [Role.X] = x,
            [Role.Residual] = IsPlaced ? file.Doubles("residual") : [],
            [Role.Weight] = Kind == Kind.L2 ? [] : file.Doubles("weight"),
            [Role.Bias] = Kind == Kind.Layer ? file.Doubles("bias") : [],
        };
        Y = file.Doubles("y");
        Sum = IsPlaced ? file.Doubles("sum") : [];
        InvStd = IsPlaced || Kind == Kind.L2 ? [] : file.Doubles(Kind == Kind.Layer ? "inv_std" : "inv_rms");
        Mean = IsPlaced || Kind != Kind.Layer ? [] : file.Doubles("mean");
    }

    public StepInput Input { get; }

    public Kind Kind { get; }

    public Placement Placement { get; }

    public ElementType Type { get; }

    public double Epsilon { get; }

    public double ResidualScale { get; }

    /// <summary>The parameters that a form must have, and have no others.</summary>
    public Role[] Roles { get; }

    public double[] Y { get; }

    /// <summary>The sum that was normalized; empty where there was none.</summary>
    public double[] Sum { get; }

    /// <summary>Empty where the file has none.</summary>
    public double[] Mean { get; }

    /// <summary>Empty where the file has none.</summary>
    public double[] InvStd { get; }

    private bool IsPlaced { get; }

    /// <summary>The names of the cases that <see cref="GoldenCase"/> leaves out, of the kinds over the feature axis.</summary>
    public static IEnumerable<string> Names() => s_index.Value.Select(entry => entry.GetProperty("name").GetString()!).Where(name =>
        name.Split('_')[0] is "pre" or "post" or "deep" or "l2" || name.EndsWith("float16", StringComparison.Ordinal));

    public static StepGoldenCase Read(string name) => s_cases.GetOrAdd(name, static name =>
    {
        JsonElement entry = s_index.Value.Single(entry => entry.GetProperty("name").GetString() == name);
        return new(name, (int)Number("dim"), Number("eps"), entry.TryGetProperty("alpha", out _) ? Number("alpha") : 1);

        double Number(string property) => double.Parse(entry.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
    });

    /// <summary>Whether a form computes the case, if need be with numbers of the call.</summary>
    public bool IsComputedBy(StepForm form) =>
        form.Kind == Kind
        && (form.Placement == Placement || (form.Placement == Placement.Post && Placement == Placement.Deep))
        && (form.X, form.Y, form.Parameters, form.Groups, form.EpsilonMode, form.ZeroCentered, form.IsBlock) == (Type, Type, Type, 1, EpsilonMode.InsideRoot, false, false)
        && form.Takes(Input.Dim)
        && new[] { Role.Weight, Role.Bias }.All(role => form.Has(role) == Roles.Contains(role))
        && !form.HasPadding && !form.Has(Role.XStride) && !form.Has(Role.YStride)
        && (form.Has(Role.Epsilon) || form.Epsilon == Epsilon)
        && (form.Has(Role.ResidualScale) || form.ResidualScale == ResidualScale)
        && (form.Has(Role.BranchScale) || form.BranchScale == 1);

    private static JsonElement[] ReadIndex()
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(TestData.Copied("golden", "index.json")));
        return [.. index.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
