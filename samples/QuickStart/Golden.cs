namespace QuickStart;

/// <summary>The cases that PyTorch made, from the data folder.</summary>
internal static class Golden
{
    public static List<Case> Load() =>
    [
        Rms("rms_d64_normal", nameof(Norms.Rms), Norms.Rms),
        Rms("rms_d128_normal", nameof(Norms.Rms), Norms.Rms),
        Rms("rms_d768_normal", nameof(Norms.Rms), Norms.Rms),
        Rms("rms_d4096_normal", nameof(Norms.Rms4096), Norms.Rms4096),
        Rms("rms_d1000_outlier", nameof(Norms.AnyRms), Norms.AnyRms),
        Layer("layer_d64_normal", nameof(Norms.Layer), Norms.Layer),
        Layer("layer_d128_normal", nameof(Norms.Layer), Norms.Layer),
        Layer("layer_d768_normal", nameof(Norms.Layer), Norms.Layer),
        Layer("layer_d4096_normal", nameof(Norms.Layer4096), Norms.Layer4096),
        Layer("layer_d1000_far", nameof(Norms.AnyLayer), Norms.AnyLayer),
    ];

    private delegate void WeightedNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

    private delegate void AffineNorm(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y);

    private static Case Rms(string name, string method, WeightedNorm norm)
    {
        Safetensors file = Open(name);
        float[] weight = Floats(file, "weight");
        int dim = weight.Length;
        return new(method, Words(name), Floats(file, "x"), dim, Doubles(file, "y"), Floats(file, "torch_f32"),
            (x, y) => norm(x, weight, y),
            (x, y) => Plain.Rms(x, weight, y, dim),
            (x, y) => Composed.Rms(x, weight, y, dim));
    }

    private static Case Layer(string name, string method, AffineNorm norm)
    {
        Safetensors file = Open(name);
        float[] weight = Floats(file, "weight"), bias = Floats(file, "bias");
        int dim = weight.Length;
        return new(method, Words(name), Floats(file, "x"), dim, Doubles(file, "y"), Floats(file, "torch_f32"),
            (x, y) => norm(x, weight, bias, y),
            (x, y) => Plain.Layer(x, weight, bias, y, dim),
            (x, y) => Composed.Layer(x, weight, bias, y, dim));
    }

    private static Safetensors Open(string name) =>
        Safetensors.Open(Path.Combine(AppContext.BaseDirectory, "data", name + "_float32.safetensors"));

    private static float[] Floats(Safetensors file, string tensor) => file.Read<float>(file.Tensors[tensor]);

    private static double[] Doubles(Safetensors file, string tensor) => file.Read<double>(file.Tensors[tensor]);

    private static string Words(string name) => name.Split('_')[^1] switch
    {
        "far" => "mean 3·10⁵",
        "outlier" => "outliers",
        string other => other,
    };
}
