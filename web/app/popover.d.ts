import 'vue'

// Attributes of the popover API that Vue's types do not know yet.
declare module 'vue' {
  interface HTMLAttributes {
    popover?: boolean | '' | 'auto' | 'manual'
    onToggle?: (event: ToggleEvent) => void
  }

  interface ButtonHTMLAttributes {
    popovertarget?: string
  }
}
