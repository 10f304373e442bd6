import Commands
import SentoriStacks

SentoriApp.main()
