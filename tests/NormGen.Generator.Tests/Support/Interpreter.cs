using NormGen.Programs;

namespace NormGen.Generator.Tests.Support;

/// <summary>Carries a program out in double precision, step by step as it is written, with no vectors and no text between.</summary>
internal sealed class Interpreter(NormProgram program, double epsilon)
{
    private readonly Dictionary<string, double> _scalars = [];

    /// <summary>The statistics that the program hands to its caller.</summary>
    public Dictionary<Role, double> Saved { get; } = [];

    /// <summary>How often sums were taken again.</summary>
    public int Retries { get; private set; }

    /// <summary>The output for one row, given its tensors and parameters.</summary>
    public double[] Run(IReadOnlyDictionary<Role, double[]> tensors)
    {
        int dim = tensors[Role.X].Length;
        double[] y = [];
        int lastReduce = 0;
        HashSet<Retry> taken = [];
        for (int i = 0; i < program.Stages.Count; i++)
        {
            switch (program.Stages[i])
            {
                case Reduce reduce:
                    lastReduce = i;
                    foreach (Let sum in reduce.Sums)
                        _scalars[sum.Name] = Enumerable.Range(0, reduce.Over == Extent.Pilot ? Math.Min(dim, 64) : dim).Sum(at => ValueAt(sum.Value, tensors, at, reduce.Lets));
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
                    y = [.. Enumerable.Range(0, dim).Select(at => ValueAt(map.Value, tensors, at, []))];
                    break;
                case Save save:
                    Saved[save.Statistic] = _scalars[save.Name];
                    break;
            }
        }

        return y;
    }

    private double ValueAt(Expression expression, IReadOnlyDictionary<Role, double[]> tensors, int at, IReadOnlyList<Let> lets) => expression switch
    {
        Element element => tensors[element.Tensor][at],
        RowScalar scalar => _scalars[scalar.Name],
        Named named => ValueAt(lets.Single(l => l.Name == named.Name).Value, tensors, at, lets),
        CallScalar { Value: CallValue.Epsilon } => epsilon,
        CallScalar { Value: CallValue.InverseDim } => 1.0 / tensors[Role.X].Length,
        CallScalar { Value: CallValue.InversePilot } => 1.0 / Math.Min(tensors[Role.X].Length, 64),
        _ => Arithmetic.Double(expression, operand => ValueAt(operand, tensors, at, lets)),
    };
}
