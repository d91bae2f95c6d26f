namespace System.Runtime.CompilerServices;

// What the compiler wants of the class library and netstandard2.0 lacks is written in this folder and not made by a package: those that
// make such types put them in another order each time, and so make another assembly of the same sources.

/// <summary>Lets a property be set while its object is made, as in records.</summary>
internal static class IsExternalInit;
