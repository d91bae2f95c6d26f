using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Generator.Tests.Support;

/// <summary>
/// Carries the steps of a method out on one row, forward or gradient, as they are written: in double, with a derivative beside every number. Where tensors lie is
/// what the steps say; parameters are known by their roles.
/// </summary>
/// <param name="call">The values of the call.</param>
internal sealed class StepsInterpreter(IReadOnlyDictionary<CallValue, double> call)
{
    private const int PilotLanes = 64;

    private readonly Dictionary<string, Dual> _scalars = [];

    /// <summary>The row of each tensor.</summary>
    public Dictionary<Place, Dual[]> Tensors { get; } = [];

    /// <summary>What there is one of for each feature.</summary>
    public Dictionary<Role, Dual[]> Parameters { get; } = [];

    /// <summary>What the forward pass saves, and its gradient takes.</summary>
    public Dictionary<Role, Dual> Statistics { get; } = [];

    public void Run(IEnumerable<Step> steps)
    {
        foreach (KernelStep step in steps.Cast<KernelStep>())
            Run(step);
    }

    private void Run(KernelStep step)
    {
        NormProgram program = step.Program;
        int dim = Row(step, step.Places.ContainsKey(Role.Dy) ? Role.Dy : Role.X).Length;
        if (program.Prologue is { } prologue)
            Write(step, [prologue], [], dim);
        int lastReduce = 0;
        HashSet<Retry> taken = [];
        for (int i = 0; i < program.Stages.Count; i++)
        {
            switch (program.Stages[i])
            {
                case Take take:
                    _scalars[take.Name] = Statistics[take.Statistic];
                    break;
                case Reduce reduce:
                    lastReduce = i;
                    Sum(step, reduce, reduce.Over == Extent.Pilot ? Math.Min(dim, PilotLanes) : dim, dim);
                    break;
                case Scalar scalar:
                    _scalars[scalar.Name] = ValueAt(step, scalar.Value, 0, [], dim);
                    break;
                case Retry retry when ValueAt(step, retry.Left, 0, [], dim).Value > ValueAt(step, retry.Right, 0, [], dim).Value && taken.Add(retry):
                    _scalars[retry.Name] = ValueAt(step, retry.Value, 0, [], dim);
                    i = lastReduce - 1;
                    break;
                case Save save:
                    Statistics[save.Statistic] = _scalars[save.Name];
                    break;
            }
        }

        Write(step, program.Stages, program.Lets, dim);
    }

    private Dual[] Row(KernelStep step, Role role) => step.Places.TryGetValue(role, out Place place) ? Tensors[place] : Parameters[role];

    private void Sum(KernelStep step, Reduce reduce, int count, int dim)
    {
        Dual[] sums = new Dual[reduce.Sums.Count];
        for (int at = 0; at < count; at++)
        {
            for (int i = 0; i < sums.Length; i++)
                sums[i] += ValueAt(step, reduce.Sums[i].Value, at, reduce.Lets, dim);
        }

        for (int i = 0; i < sums.Length; i++)
            _scalars[reduce.Sums[i].Name] = sums[i];
    }

    /// <summary>All that is read of an element is read before any of its outputs is written.</summary>
    private void Write(KernelStep step, IEnumerable<Stage> stages, IReadOnlyList<Let> lets, int dim)
    {
        for (int at = 0; at < dim; at++)
        {
            Dual Value(Expression expression) => ValueAt(step, expression, at, lets, dim);
            (Role Output, Dual Value)[] written =
            [
                .. stages.OfType<Map>().Select(map => (map.Output, Value(map.Value))),
                .. stages.OfType<FeatureSum>().Select(sum => (sum.Output, Parameters[sum.Output][at] + Value(sum.Value))),
            ];
            foreach ((Role output, Dual value) in written)
                Row(step, output)[at] = value;
        }
    }

    private Dual ValueAt(KernelStep step, Expression expression, int at, IReadOnlyList<Let> lets, int dim) => expression switch
    {
        Element element => Row(step, element.Tensor)[at],
        RowScalar scalar => _scalars[scalar.Name],
        Named named => ValueAt(step, lets.Single(l => l.Name == named.Name).Value, at, lets, dim),
        FeatureScalar scalar => Parameters[scalar.Parameter][at],
        CallScalar { Value: CallValue.InverseDim or CallValue.InverseCount } => 1.0 / dim,
        CallScalar { Value: CallValue.InversePilot } => 1.0 / Math.Min(dim, PilotLanes),
        CallScalar scalar => call[scalar.Value],
        _ => Dual.Of(expression, operand => ValueAt(step, operand, at, lets, dim)),
    };
}
