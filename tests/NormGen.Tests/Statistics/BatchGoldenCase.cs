using System.Globalization;
using System.Text.Json;
using NormGen.Tests.Kernels;
using NormGen.Tests.Support;

namespace NormGen.Tests.Statistics;

/// <summary>One of the golden cases of batch normalization.</summary>
internal sealed class BatchGoldenCase
{
    private static readonly Lazy<JsonElement[]> s_index = new(ReadIndex);

    private readonly Safetensors _file;

    public BatchGoldenCase(string name)
    {
        JsonElement entry = s_index.Value.Single(entry => entry.GetProperty("name").GetString() == name);
        _file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        (int samples, int features, int spatial) = ((int)Number("n"), (int)Number("channels"), (int)Number("spatial"));
        bool isFirst = entry.GetProperty("layout").GetString() == "first";
        Batch = Batch.Of(ElementType.Single, isFirst ? samples : samples * spatial, features, isFirst ? spatial : 1, _file.Doubles("x"));
        Mask = entry.GetProperty("tensors").TryGetProperty("mask", out _) ? Array.ConvertAll(_file.Doubles("mask"), value => value != 0) : null;
        (Epsilon, Momentum) = (Number("eps"), Number("momentum"));

        double Number(string property) => double.Parse(entry.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
    }

    public Batch Batch { get; }

    /// <summary>One for each sample or row; null where there is no padding.</summary>
    public bool[]? Mask { get; }

    public double Epsilon { get; }

    public double Momentum { get; }

    public static IEnumerable<string> Names() => s_index.Value.Select(entry => entry.GetProperty("name").GetString()!).Where(name => name.StartsWith("batch_", StringComparison.Ordinal));

    public double[] Tensor(string name) => _file.Doubles(name);

    private static JsonElement[] ReadIndex()
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(TestData.Copied("golden", "index.json")));
        return [.. index.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
