using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The backward pass of one of the golden cases of Batch, Group, Instance and Power, or one for each step of a training.</summary>
internal sealed class SetGradientGoldenCase
{
    private readonly Safetensors _file;

    private SetGradientGoldenCase(string name)
    {
        Forward = SetGoldenCase.Read(name);
        _file = Safetensors.Read(TestData.Copied("golden", name + ".safetensors"));
        string[] steps = Forward.Kind == Kind.Power ? [.. Enumerable.Range(0, Forward.Inputs.Length).Select(step => $"{step}")] : [""];
        double[] nothing = new double[Forward.Inputs[0].Shape.Channels];
        Inputs =
        [
            .. steps.Select((step, i) => new SetGradientInput(Forward.Inputs[i])
            {
                Dy = Ordered("dy" + step),
                Nu = Forward.Kind == Kind.Power ? _file.Doubles("nu") : nothing,
                DWeight = nothing,
                DBias = nothing,
            }),
        ];
        Dx = [.. steps.Select(step => Ordered("dx" + step))];
        DWeight = [.. steps.Select(step => _file.Doubles("dweight" + step))];
        DBias = [.. steps.Select(step => _file.Doubles("dbias" + step))];
        if (Forward.Kind == Kind.Power)
            NuAfter = [.. steps.Select(step => _file.Doubles("nu_after" + step))];
    }

    /// <summary>The forward pass.</summary>
    public SetGoldenCase Forward { get; }

    /// <summary>One, or one for each step of a training. The ν of all is that before the first.</summary>
    public SetGradientInput[] Inputs { get; }

    /// <summary>The answers, in the order of <see cref="SetShape"/>.</summary>
    public double[][] Dx { get; }

    public double[][] DWeight { get; }

    public double[][] DBias { get; }

    /// <summary>Power's ν after each step.</summary>
    public double[][] NuAfter { get; } = [];

    public static SetGradientGoldenCase Read(string name) => new(name);

    /// <summary>
    /// Whether a gradient computes the case, on whichever axis. The file has none by running statistics, and of Power that of its training.
    /// </summary>
    public bool IsComputedBy(SetGradientForm form) =>
        Forward.IsComputedBy(form.Forward)
        && !form.Forward.IsInference && !form.Forward.IsGiven
        && (Forward.Kind != Kind.Power || (form.Forward.IsTraining && form.AlphaBackward == 0.9));

    private double[] Ordered(string tensor) => Forward.Inputs[0].Shape.FromMemory(Forward.Axis, _file.Doubles(tensor));
}
