using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>One of the golden cases of Batch, Group, Instance and Power: an input, or one for each step of a training, and its answers in double.</summary>
internal sealed class SetGoldenCase
{
    private static readonly Lazy<JsonElement[]> s_index = new(ReadIndex);
    private static readonly ConcurrentDictionary<string, SetGoldenCase> s_cases = [];

    private readonly Safetensors _file;
    private readonly SetShape _shape;

    private SetGoldenCase(string name, JsonElement entry)
    {
        _file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        bool Has(string property) => entry.TryGetProperty(property, out _);
        double Number(string property, double otherwise) =>
            Has(property) ? double.Parse(entry.GetProperty(property).GetString()!, CultureInfo.InvariantCulture) : otherwise;
        Kind = entry.GetProperty("op").GetString() switch { "batch" => Kind.Batch, "group" => Kind.Group, "instance" => Kind.Instance, _ => Kind.Power };
        Axis = Kind == Kind.Power || (Has("layout") && entry.GetProperty("layout").GetString() == "last") ? Axis.Feature : Axis.Channel;
        _shape = new((int)Number("n", 0), (int)Number("channels", 0), (int)Number("spatial", 1));
        Groups = Kind == Kind.Group ? (int)Number("groups", 1) : 1;
        (Epsilon, Momentum, AlphaForward) = (Number("eps", 0), Number("momentum", 0), Number("alpha_forward", 0));
        IsMasked = entry.GetProperty("tensors").TryGetProperty("mask", out _);
        string[] steps = Kind == Kind.Power ? [.. Enumerable.Range(0, (int)Number("steps", 0)).Select(step => $"{step}")] : [""];
        Inputs = [.. steps.Select(step => Input(name, step))];
        Y = [.. steps.Select(step => Ordered("y" + step))];
        if (Kind == Kind.Power)
            RunningSquareAfter = [.. steps.Select(step => _file.Doubles("psi2_after" + step))];
        if (Kind == Kind.Batch)
        {
            YOfInference = Ordered("y_inference");
            (Mean, InvStd) = (_file.Doubles("mean"), _file.Doubles("inv_std"));
            (RunningMeanAfter, RunningVarAfter) = (_file.Doubles("running_mean_after"), _file.Doubles("running_var_after"));
        }
    }

    public Kind Kind { get; }

    /// <summary>Which axis of the file's tensors holds the features.</summary>
    public Axis Axis { get; }

    public int Groups { get; }

    public double Epsilon { get; }

    public double Momentum { get; }

    public double AlphaForward { get; }

    public bool IsMasked { get; }

    /// <summary>One, or one for each step of a training. The running state of all is that before the first.</summary>
    public SetInput[] Inputs { get; }

    public SetInput Only => Inputs.Single();

    /// <summary>The answers of training, in the order of <see cref="SetShape"/>.</summary>
    public double[][] Y { get; }

    /// <summary>Batch by the running statistics from before, and without a mask; empty for other kinds.</summary>
    public double[] YOfInference { get; } = [];

    public double[] Mean { get; } = [];

    public double[] InvStd { get; } = [];

    public double[] RunningMeanAfter { get; } = [];

    public double[] RunningVarAfter { get; } = [];

    /// <summary>Power's state after each step.</summary>
    public double[][] RunningSquareAfter { get; } = [];

    public static IEnumerable<string> Names() => s_index.Value.Select(entry => entry.GetProperty("name").GetString()!).Where(name =>
        name.Split('_')[0] is "batch" or "group" or "instance" or "power");

    public static SetGoldenCase Read(string name) => s_cases.GetOrAdd(name, static name =>
        new(name, s_index.Value.Single(entry => entry.GetProperty("name").GetString() == name)));

    /// <summary>Whether a form computes the case, on whichever axis and in whichever mode, if need be with numbers of the call.</summary>
    public bool IsComputedBy(SetForm form) =>
        form.Kind == Kind
        && (form.X, form.Y, form.Parameters, form.Groups, form.EpsilonMode, form.ZeroCentered) == (ElementType.Single, ElementType.Single, ElementType.Single, Groups, EpsilonMode.InsideRoot, false)
        && form.Takes(_shape.Channels, _shape.Spatial)
        && form.Has(Role.Weight) && form.Has(Role.Bias)
        && (form.Has(Role.Epsilon) || form.Epsilon == Epsilon)
        && (Kind != Kind.Power || form.AlphaForward == AlphaForward)
        && !form.Has(Role.Lengths) && form.Has(Role.Mask) == (IsMasked && !form.IsInference);

    private SetInput Input(string name, string step)
    {
        double[] Of(string tensor, bool isThere) => isThere ? _file.Doubles(tensor) : [];

        // One bool to a sample, or to a row.
        bool[] mask = IsMasked ? Array.ConvertAll(_file.Doubles("mask"), value => value != 0) : [.. Enumerable.Repeat(true, _shape.Positions)];
        bool masksSamples = mask.Length != _shape.Positions;
        return new SetInput(name + step, _shape)
        {
            [Role.X] = Ordered("x" + step),
            [Role.Weight] = _file.Doubles("weight"),
            [Role.Bias] = _file.Doubles("bias"),
            [Role.RunningMean] = Of("running_mean", Kind == Kind.Batch),
            [Role.RunningVar] = Of("running_var", Kind == Kind.Batch),
            [Role.RunningSquare] = Of("psi2", Kind == Kind.Power),
            [Role.Mean] = Of("mean", Kind == Kind.Batch),
            [Role.InvStd] = Of("inv_std", Kind == Kind.Batch),
            Mask = masksSamples ? [.. Enumerable.Range(0, _shape.Positions).Select(i => mask[i / _shape.Spatial])] : mask,
            MasksSamples = masksSamples,
        };
    }

    private double[] Ordered(string tensor) => _shape.FromMemory(Axis, _file.Doubles(tensor));

    private static JsonElement[] ReadIndex()
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(TestData.Copied("golden", "index.json")));
        return [.. index.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
