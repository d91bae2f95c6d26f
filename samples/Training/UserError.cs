namespace Training;

/// <summary>Something that the user can mend; the message says what.</summary>
internal sealed class UserError(string message) : Exception(message);
