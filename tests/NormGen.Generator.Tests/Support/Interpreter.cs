using NormGen.Programs;

namespace NormGen.Generator.Tests.Support;

/// <summary>Carries a program out in double precision, step by step as it is written, with no vectors and no text between.</summary>
internal sealed class Interpreter(NormProgram program, double epsilon)
{
    private readonly Dictionary<string, double> _scalars = [];

    /// <summary>The values of the call beside ε and what follows from the feature count.</summary>
    public IReadOnlyDictionary<CallValue, double> Call { get; init; } = new Dictionary<CallValue, double>();

    /// <summary>Which feature an element is of, where those at hand are of several.</summary>
    public Func<int, int> FeatureOf { get; init; } = _ => 0;

    /// <summary>What is left of a value that a tensor of a role keeps.</summary>
    public Func<Role, double, double> Store { get; init; } = (_, value) => value;

    /// <summary>The statistics that the program hands to its caller.</summary>
    public Dictionary<Role, double> Saved { get; } = [];

    /// <summary>How often sums were taken again.</summary>
    public int Retries { get; private set; }

    /// <summary>Runs the program on one row, given the tensors and parameters that it reads and writes.</summary>
    /// <returns>The output.</returns>
    public double[] Run(IReadOnlyDictionary<Role, Memory<double>> tensors)
    {
        int dim = tensors[Role.X].Length;
        int lastReduce = 0;
        HashSet<Retry> taken = [];
        if (program.Prologue is { } prologue)
            Write(prologue, tensors);
        for (int i = 0; i < program.Stages.Count; i++)
        {
            switch (program.Stages[i])
            {
                case Reduce reduce:
                    lastReduce = i;
                    Sum(reduce, tensors, reduce.Over == Extent.Pilot ? Math.Min(dim, 64) : dim);
                    break;
                case Scalar scalar:
                    _scalars[scalar.Name] = ValueAt(scalar.Value, tensors, 0, []);
                    break;
                case Retry retry when ValueAt(retry.Left, tensors, 0, []) > ValueAt(retry.Right, tensors, 0, []) && taken.Add(retry):
                    _scalars[retry.Name] = ValueAt(retry.Value, tensors, 0, []);
                    Retries++;
                    i = lastReduce - 1;
                    break;
                case Map map:
                    Write(map, tensors);
                    break;
                case Save save:
                    Saved[save.Statistic] = _scalars[save.Name];
                    break;
                case FeatureSum sum:
                    throw new InvalidOperationException($"{sum.Output} is added up over sets, and here is one.");
                case Update update:
                    tensors[update.State].Span[0] = ValueAt(update.Value, tensors, 0, []);
                    break;
            }
        }

        return tensors[program.Map.Output].ToArray();
    }

    private void Sum(Reduce reduce, IReadOnlyDictionary<Role, Memory<double>> tensors, int count)
    {
        Dictionary<string, double> sums = reduce.Sums.ToDictionary(s => s.Name, _ => 0.0);
        for (int at = 0; at < count; at++)
        {
            foreach (Let sum in reduce.Sums)
                sums[sum.Name] += ValueAt(sum.Value, tensors, at, reduce.Lets);
            if (reduce.Store is { } store)
                tensors[store].Span[at] = Store(store, ValueAt(reduce.Lets[0].Value, tensors, at, reduce.Lets));
        }

        foreach ((string name, double sum) in sums)
            _scalars[name] = sum;
    }

    private void Write(Map map, IReadOnlyDictionary<Role, Memory<double>> tensors)
    {
        Span<double> output = tensors[map.Output].Span;
        for (int at = 0; at < output.Length; at++)
            output[at] = Store(map.Output, ValueAt(map.Value, tensors, at, []));
    }

    private double ValueAt(Expression expression, IReadOnlyDictionary<Role, Memory<double>> tensors, int at, IReadOnlyList<Let> lets) => expression switch
    {
        Element element => tensors[element.Tensor].Span[at],
        RowScalar scalar => _scalars[scalar.Name],
        Named named => ValueAt(lets.Single(l => l.Name == named.Name).Value, tensors, at, lets),
        CallScalar { Value: CallValue.Epsilon or CallValue.EpsilonBeside } => epsilon,
        FeatureScalar feature => tensors[feature.Parameter].Span[FeatureOf(at)],
        CallScalar { Value: CallValue.InverseCount } => 1.0 / tensors[Role.X].Length,
        CallScalar { Value: CallValue.Unbiasing } => tensors[Role.X].Length / (tensors[Role.X].Length - 1.0),
        CallScalar { Value: CallValue.InverseDim } => 1.0 / tensors[Role.X].Length,
        CallScalar { Value: CallValue.InversePilot } => 1.0 / Math.Min(tensors[Role.X].Length, 64),
        CallScalar call => Call[call.Value],
        Stored stored => Store(stored.As, ValueAt(stored.Operand, tensors, at, lets)),
        _ => Arithmetic.Double(expression, operand => ValueAt(operand, tensors, at, lets)),
    };
}
