import { takeOver } from './tag'

takeOver(window)
