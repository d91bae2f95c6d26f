using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Support;

/// <summary>Carries a method out in double precision: its steps one after another, on one row.</summary>
/// <param name="spec">The method.</param>
/// <param name="steps">Its steps.</param>
internal sealed class MethodInterpreter(NormSpec spec, IReadOnlyList<Step> steps)
{
    public MethodInterpreter(NormSpec spec)
        : this(spec, Steps.Of(spec))
    {
    }

    public Func<double[], double[]> Sublayer { get; init; } = x => x;

    public IReadOnlyDictionary<CallValue, double> Call { get; init; } = new Dictionary<CallValue, double>();

    /// <inheritdoc cref="Interpreter.Store"/>
    public Func<Role, double, double> Store { get; init; } = (_, value) => value;

    /// <summary>The statistics handed to the caller, one for each group.</summary>
    public List<(Role Statistic, double Value)> Saved { get; } = [];

    /// <summary>Runs the method; what it writes is in the arrays of its arguments afterwards.</summary>
    public void Run(IReadOnlyDictionary<Role, double[]> arguments)
    {
        double[] branchInput = new double[arguments[Role.X].Length], branchOutput = new double[branchInput.Length];
        double[] At(Place place) => place switch
        {
            Place.BranchInput => branchInput,
            Place.BranchOutput => branchOutput,
            Place.Output => arguments[spec.Output.Role],
            _ => arguments[Enum.Parse<Role>(place.ToString())],
        };
        foreach (Step step in steps)
        {
            if (step is KernelStep kernel)
                Run(kernel, kernel.Places.Where(p => p.Value != Place.Sum || arguments.ContainsKey(Role.Sum)).ToDictionary(p => p.Key, p => At(p.Value)), arguments);
            else if (step is SublayerStep sublayer)
                Sublayer(At(sublayer.Input)).CopyTo(At(sublayer.Output), 0);
        }
    }

    private void Run(KernelStep step, Dictionary<Role, double[]> tensors, IReadOnlyDictionary<Role, double[]> arguments)
    {
        int length = tensors[Role.X].Length / spec.Groups;
        for (int group = 0; group < spec.Groups; group++)
        {
            Interpreter interpreter = new(step.Program, spec.Epsilon) { Call = Call, Store = Store };
            interpreter.Run(tensors.Concat(arguments.Where(a => RoleFacts.IsPerFeature(a.Key)))
                .ToDictionary(t => t.Key, t => t.Value.AsMemory(group * length, length)));
            Saved.AddRange(interpreter.Saved.Select(s => (s.Key, s.Value)));
        }
    }
}
