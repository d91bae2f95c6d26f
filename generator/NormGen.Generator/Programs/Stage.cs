namespace NormGen.Programs;

/// <summary>
/// One step of a program. The steps of a row follow one another; rows know nothing of each other, but for what their features add up. What is said of rows here holds of every set of elements
/// that shares its statistics: a row, a feature of the batch, a group of a sample.
/// </summary>
internal abstract record Stage;

/// <summary>Sums over elements of the row.</summary>
/// <param name="Name">What is summed, for the name of the method that does it.</param>
/// <param name="Over">Which elements.</param>
/// <param name="Lets">Values of the element that the sums share.</param>
/// <param name="Sums">The sums.</param>
internal sealed record Reduce(string Name, Extent Over, IReadOnlyList<Let> Lets, IReadOnlyList<Let> Sums) : Stage
{
    /// <summary>Where each element's first Let is stored on the way; null for nowhere.</summary>
    public Role? Store { get; init; }

    /// <summary>How one more element is added to a sum: a product is fused with the addition.</summary>
    public static Expression Accumulate(Expression value, Expression sum) =>
        value is Binary { Operator: '*' } product ? new MultiplyAdd(product.Left, product.Right, sum) : sum + value;
}

/// <summary>A name for an expression.</summary>
internal sealed record Let(string Name, Expression Value);

/// <summary>Which elements of a row a sum takes.</summary>
internal enum Extent
{
    Row,

    /// <summary>
    /// As many as a sum has lanes (64 floats, 32 doubles), or all where there are fewer; of a column its first piece, which is as many rows as follow one another
    /// without padding, and at most 16.
    /// </summary>
    Pilot,
}

/// <summary>A scalar of the row, made from sums and scalars before it.</summary>
internal sealed record Scalar(string Name, Expression Value) : Stage;

/// <summary>A scalar that the sets of a group have in common: the sum of what each of them makes of its own sums.</summary>
internal sealed record Together(string Name, Expression Value) : Stage;

/// <summary>Where Left &gt; Right, the scalar <paramref name="Name"/> gets a new value and the sums before are taken again with it, once.</summary>
/// <param name="Because">Why, for the reader of the generated code.</param>
internal sealed record Retry(Expression Left, Expression Right, string Name, Expression Value, string Because) : Stage;

/// <summary>
/// The row goes on only where this scalar can be trusted; else all of it is done again in double precision, and every NaN that comes of it is made
/// the same. A row of doubles has no wider type to be done in: it is made the same everywhere, and no more.
/// </summary>
internal sealed record Guard(string Name) : Stage;

/// <summary>A scalar of the row that the caller hands over: a statistic that the forward pass has saved.</summary>
internal sealed record Take(Role Statistic, string Name) : Stage;

/// <summary>A scalar of the row is handed to the caller.</summary>
internal sealed record Save(Role Statistic, string Name) : Stage;

/// <summary>The caller's state of the set's feature gets a new value, once all else is done.</summary>
internal sealed record Update(Role State, Expression Value) : Stage;

/// <summary>
/// An element of an output for each element of the row. Several Maps are carried out together, each element's inputs being read before any of its outputs is
/// written.
/// </summary>
internal sealed record Map(Role Output, Expression Value) : Stage;

/// <summary>What each feature adds up over the elements that it has in all sets, to what is there. It is carried out with the Maps.</summary>
internal sealed record FeatureSum(Role Output, Expression Value) : Stage;
