using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace NormGen.Tests.Support;

/// <summary>One of the golden cases: an input, and its answer in double.</summary>
internal sealed class GoldenCase
{
    // Every case is used at every width, and under an emulator reading one takes longer than normalizing it.
    private static readonly Lazy<JsonElement[]> s_index = new(ReadIndex);
    private static readonly ConcurrentDictionary<string, GoldenCase> s_cases = [];

    private GoldenCase(string name, int dim, double epsilon)
    {
        Safetensors file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        bool layer = name.StartsWith("layer_", StringComparison.Ordinal);
        Kind = layer ? Kind.Layer : Kind.RMS;
        ZeroCentered = name.StartsWith("rms1p_", StringComparison.Ordinal);
        Epsilon = epsilon;
        Input = new NormInput(name, dim, file.Floats("x"), file.Floats("weight"), layer ? file.Floats("bias") : []);
        Y = file.Doubles("y");
        Mean = layer ? file.Doubles("mean") : new double[Input.Rows];
        InvStd = file.Doubles(layer ? "inv_std" : "inv_rms");
        RowMaxima = [.. Y.Chunk(dim).Select(row => row.Max(Math.Abs))];
    }

    public NormInput Input { get; }

    public Kind Kind { get; }

    public bool ZeroCentered { get; }

    public double Epsilon { get; }

    public double[] Y { get; }

    public double[] Mean { get; }

    public double[] InvStd { get; }

    /// <summary>The largest |y| of each row.</summary>
    public double[] RowMaxima { get; }

    /// <summary>The names of the cases that are Layer or RMS over the feature axis, in float.</summary>
    public static IEnumerable<string> Names() => s_index.Value.Select(entry => entry.GetProperty("name").GetString()!).Where(IsSupported);

    public static GoldenCase Read(string name) => s_cases.GetOrAdd(name, static name =>
    {
        JsonElement entry = s_index.Value.Single(entry => entry.GetProperty("name").GetString() == name);
        return new(name, (int)Number("dim"), Number("eps"));

        double Number(string property) => double.Parse(entry.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
    });

    private static bool IsSupported(string name) =>
        name.EndsWith("_float32", StringComparison.Ordinal) && name.Split('_')[0] is "layer" or "rms" or "rms1p";

    private static JsonElement[] ReadIndex()
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(TestData.Copied("golden", "index.json")));
        return [.. index.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
