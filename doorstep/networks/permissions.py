"""Who may do what with a network; each rule in a line."""

from doorstep.networks.models import Contact


def may_pass_on(contact: Contact) -> bool:
    """Let the main contact alone name a deputy, pass it on, or take the group out."""
    return contact.part == Contact.Part.MAIN


def may_lay_down(contact: Contact) -> bool:
    """Let a deputy stop being one; a main contact passes it on, so that the network can reach somebody."""
    return contact.part == Contact.Part.DEPUTY
